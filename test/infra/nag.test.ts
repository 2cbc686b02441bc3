import type { App } from 'aws-cdk-lib';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { deployed } from './deployed.ts';

const ownName = {
  domainName: 'guiju.example',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/example',
};
const issuer = {
  issuer: 'https://members.example',
  issuerKeys: 'https://members.example/keys',
  audience: 'guiju',
  clientId: 'guiju-site',
};
const deployments: { context: Record<string, string>; region: string }[] = [
  { context: { stage: 'dev' }, region: 'us-east-1' },
  { context: { stage: 'prod' }, region: 'us-east-1' },
  { context: { stage: 'dev', search: 'serverless' }, region: 'us-east-1' },
  { context: { stage: 'prod', search: 'serverless', ...ownName }, region: 'us-east-1' },
  { context: { stage: 'dev', ...issuer }, region: 'cn-north-1' },
  { context: { stage: 'prod', ...issuer }, region: 'cn-northwest-1' },
];

/** Errors and warnings alike. */
function findings(pack: NagPack, app: App): string[] {
  return pack
    .validateScope(app)
    .violations.flatMap(({ ruleName, description, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}: ${description}`),
    );
}

/** Every reason for which a finding is accepted. */
function reasons(app: App): string[] {
  return app.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.values(data as Record<string, string>));
}

test.each(deployments)('the checks of AWS find nothing in $context in $region', ({ context, region }) => {
  const { app } = deployed(context, region);
  expect([new AwsSolutionsChecks(), new ServerlessChecks()].flatMap((pack) => findings(pack, app))).toEqual([]);
  expect(reasons(app).length).toBeGreaterThan(0);
  const empty = reasons(app).filter((reason) => !/^[A-Z].{30,}\.$/.test(reason));
  expect(empty, 'reasons that are no sentence').toEqual([]);
});
