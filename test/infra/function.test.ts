import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { ServiceFunction } from '#infra/function.ts';
import { functions } from '#infra/functions.ts';
import { readStage } from '#infra/stage.ts';

test('every function is deployed with a bundle of its own', { timeout: 300_000 }, () => {
  const app = new App();
  const stack = new Stack(app, 'Bundled');
  // The site is left out because it must be built first.
  const bundled = functions.filter(({ name }) => name !== 'site');
  for (const definition of bundled) {
    new ServiceFunction(stack, definition.name, { definition, stage: readStage(app.node) });
  }
  const deployed = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
  expect(new Set(deployed.map(({ Properties }) => Properties.Code.S3Key)).size).toBe(bundled.length);
});
