import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, inject, test } from 'vitest';
import { functions } from '#infra/functions.ts';
import { deployed } from '#test/infra/deployed.ts';
import { readTemplate } from './deploy.ts';
import { isLeftOut } from './left-out.ts';
import { stackName } from './names.ts';

const synthesized = await readTemplate(inject('folder'), stackName);
const template = Template.fromJSON(synthesized);
const { resources } = inject('deployment');
/** The stack as it is without an engine and an issuer of the deployer. */
const own = deployed();

const entries = Object.entries(synthesized.Resources);
const leftOut = entries.filter(([id, resource]) => isLeftOut(id, resource));

test('every resource of the template stands in the emulator, but for what it cannot make', () => {
  const missing = entries.filter(([id]) => !(id in resources));
  expect(missing.map(([id]) => id)).toEqual(leftOut.map(([id]) => id));
});

test('every function has a bundle of its own', () => {
  const codes = Object.values(template.findResources('AWS::Lambda::Function'))
    .filter(({ Properties }) => Properties.Runtime === 'nodejs24.x')
    .map(({ Properties }) => Properties.Code.S3Key);
  expect(codes.length).toBeGreaterThanOrEqual(functions.length);
  expect(new Set(codes).size).toBe(codes.length);
});

describe('asserted on the template, because the emulator is wrong there', () => {
  test('it has no CLI at /opt to upload files with: those of the site go to the bucket that CloudFront reads', () => {
    template.hasResourceProperties('Custom::CDKBucketDeployment', {
      DestinationBucketName: { Ref: Match.stringLikeRegexp('^WebFiles') },
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
      Prune: false,
    });
    template.hasResourceProperties('Custom::CDKBucketDeployment', {
      DestinationBucketName: { Ref: Match.stringLikeRegexp('^WebFiles') },
      SystemMetadata: { 'cache-control': 'public, max-age=300' },
    });
  });

  test('it retries for ever and loses single failures: streams give up after the tries of the table, and keep what was given up', () => {
    const mappings = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'));
    const queues = Object.keys(template.findResources('AWS::SQS::Queue'));
    for (const { Properties } of mappings) {
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(queues).toContain(Properties.DestinationConfig.OnFailure.Destination['Fn::GetAtt'][0]);
    }
    const promised = functions.flatMap(({ trigger }) =>
      trigger.kind === 'stream' ? [`${trigger.retryAttempts} tries, split: ${trigger.bisect}`] : [],
    );
    const found = mappings.map(
      ({ Properties }) => `${Properties.MaximumRetryAttempts} tries, split: ${Properties.BisectBatchOnFunctionError}`,
    );
    expect(found.sort()).toEqual(promised.sort());
  });

  test('it knows no arithmetic of metrics: alarms over it compare a share or a distance with a limit', () => {
    const alarms = leftOut.filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm');
    for (const [id, { Properties = {} }] of alarms) {
      expect(Properties.Metrics, id).toContainEqual(expect.objectContaining({ Expression: expect.any(String) }));
      expect(Properties, id).toMatchObject({ Threshold: expect.any(Number), TreatMissingData: 'notBreaching' });
    }
  });

  test('it refuses whatever must not exist yet: files of the log are written once, and never deleted', () => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: Match.stringLikeRegexp('^LogFiles') },
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 's3:PutObject',
            Condition: { Null: { 's3:if-none-match': 'true' } },
          }),
          Match.objectLike({ Effect: 'Deny', Action: 's3:DeleteObject' }),
        ]),
      },
    });
  });

  test('it serves no pages through CloudFront: all that is no file goes to the API', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        DefaultCacheBehavior: Match.objectLike({ ViewerProtocolPolicy: 'redirect-to-https' }),
        Origins: Match.arrayWith([Match.objectLike({ CustomOriginConfig: Match.anyValue() })]),
      },
    });
  });

  test('its pool of members names no issuer: without one of the deployer, functions trust the pool of the stack', () => {
    const { OIDC_ISSUER } = Object(own.functions.get('editor-api')?.properties.Environment).Variables;
    const [pool] = Object.keys(own.template.findResources('AWS::Cognito::UserPool'));
    expect(OIDC_ISSUER).toEqual({ 'Fn::GetAtt': [pool, 'ProviderURL'] });
    template.resourceCountIs('AWS::Cognito::UserPool', 0);
  });

  test('its search domains hold no data: without an engine of the deployer, functions ask the domain of the stack', () => {
    const { OPENSEARCH_URL, OPENSEARCH_SIGNING } = Object(
      own.functions.get('search-api')?.properties.Environment,
    ).Variables;
    expect(JSON.stringify(OPENSEARCH_URL)).toContain('DomainEndpoint');
    expect(OPENSEARCH_SIGNING).toBe('es');
    template.resourceCountIs('AWS::OpenSearchService::Domain', 0);
  });
});
