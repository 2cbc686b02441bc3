import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { ServiceFunction } from '#infra/function.ts';
import { functions } from '#infra/functions.ts';
import { readStage } from '#infra/stage.ts';

// Bundles of all functions are looked at where the whole stack is deployed, in test/cloud.
test('a function is deployed with a bundle of its own', { timeout: 300_000 }, () => {
  const app = new App();
  const stack = new Stack(app, 'Bundled');
  const few = functions.filter(({ name }) => ['search-api', 'sequence-log'].includes(name));
  for (const definition of few) {
    new ServiceFunction(stack, definition.name, { definition, stage: readStage(app.node) });
  }
  const deployed = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
  expect(new Set(deployed.map(({ Properties }) => Properties.Code.S3Key)).size).toBe(2);
});
