import { describe, expect, test } from 'vitest';
import { functions, type Resource } from '#infra/functions.ts';
import { deployed } from './deployed.ts';
import { inWords } from './permission-words.ts';

const domain = deployed({ stage: 'prod', mailFrom: 'Guiju <alerts@example.org>' });
const serverless = deployed({ stage: 'dev', search: 'serverless' });
const names = functions.map(({ name }) => name).sort();

/** Actions that AWS knows no narrower resource for. */
const everywhere: Record<string, string> = {
  'xray:PutTraceSegments': 'X-Ray has no resources to name',
  'xray:PutTelemetryRecords': 'X-Ray has no resources to name',
  'dynamodb:ListStreams': 'the list of an account is not a resource',
};

const named = [
  ['catalogue', 'CATALOGUE_TABLE'],
  ['index', 'OPENSEARCH_URL'],
  ['literature', 'LITERATURE_BUCKET'],
  ['meanings', 'MEANINGS_BUCKET'],
  ['literature', 'LITERATURE_TABLE'],
  ['identity', 'OIDC_ISSUER'],
  ['sessions', 'SESSION_KEY'],
  ['log', 'LOG_BUCKET'],
  ['logKey', 'LOG_KEY_ID'],
] as const;

/** Deposits are their records and their files. */
const withRecords = (resource: Resource): Resource[] =>
  resource === 'deposits' ? ['deposits', 'depositRecords'] : [resource];

/** The same sentences, from the table of functions. */
function promised(): string[] {
  return functions.flatMap(({ name, reads, writes, trigger }) => [
    `${name} writes its log`,
    // The keys of an identity provider are public, and the secret of cookies is set in place: neither needs a permission.
    ...reads
      .filter((resource) => !['identity', 'sessions'].includes(resource))
      .flatMap(withRecords)
      .map((resource) => `${name} reads ${resource}`),
    ...writes.flatMap(withRecords).map((resource) => `${name} writes ${resource}`),
    // To write the index it must ask what is there.
    ...(writes.includes('index') && !reads.includes('index') ? [`${name} reads index`] : []),
    ...(trigger.kind === 'stream' ? [`${name} follows ${trigger.table}`, `${name} leaves dead letters`] : []),
  ]);
}

test('every function may do what the table says, and nothing else', () => {
  const granted = names.flatMap((name) =>
    domain
      .allowed(name)
      .filter(({ action }) => !(action in everywhere))
      .map((permission) => inWords(name, permission)),
  );
  expect([...new Set(granted)].sort()).toEqual(promised().sort());
});

test('no permission spans all resources without a reason', () => {
  const wide = names.flatMap((name) =>
    [...domain.allowed(name), ...serverless.allowed(name)]
      .filter(({ action, resource }) => (resource === '*' && !(action in everywhere)) || action.includes('*'))
      .map(({ action, resource }) => `${name} may ${action} on ${resource}`),
  );
  expect(wide).toEqual([]);
});

test('of the functions that callers reach those that write know and count their callers, and only projections write the index', () => {
  const writing = functions.filter(({ trigger, writes }) => trigger.kind === 'http' && writes.length > 0);
  const careless = writing.filter(({ reads, writes }) => !reads.includes('identity') || !writes.includes('keyUse'));
  // Providers sign what they send; nobody signs in there.
  expect(careless.map(({ name }) => name)).toEqual(['payment-notices']);
  const indexing = functions.filter(({ writes }) => writes.includes('index'));
  expect(indexing.filter(({ name, trigger }) => trigger.kind !== 'stream' || !/project-/.test(name))).toEqual([]);
});

test('a serverless collection lets only projections write', () => {
  const policies = Object.values(serverless.template.findResources('AWS::OpenSearchServerless::AccessPolicy'));
  const writers = policies.filter(({ Properties }) => JSON.stringify(Properties.Policy).includes('aoss:WriteDocument'));
  const projections = functions.filter(({ writes }) => writes.includes('index'));
  expect(writers.map(({ Properties }) => Properties.Name).sort()).toEqual(
    projections.map(({ name }) => `guiju-dev-${name}`).sort(),
  );
  expect(policies).toHaveLength(
    functions.filter(({ reads, writes }) => [...reads, ...writes].includes('index')).length,
  );
});

test('the stack has the functions of the table, no more and no fewer', () => {
  expect([...domain.functions.keys()].sort()).toEqual(names);
});

test('every function runs on the pinned runtime, is traced, and knows where its resources are', () => {
  for (const { name, reads, writes, memoryMb, timeoutSeconds } of functions) {
    const properties = domain.functions.get(name)?.properties;
    // The log of changes stands in the table of the catalogue.
    const used = [...reads, ...writes].map((resource) => (resource === 'changes' ? 'catalogue' : resource));
    expect(properties, name).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: memoryMb,
      Timeout: timeoutSeconds,
      TracingConfig: { Mode: 'Active' },
    });
    const variables = Object.keys(Object(properties?.Environment).Variables);
    for (const [resource, variable] of named) {
      expect(variables.includes(variable), `${name}: ${variable}`).toBe(used.includes(resource));
    }
  }
});

test('the API has the routes that the local gateway serves, each leading to its function', () => {
  const integrations = domain.template.findResources('AWS::ApiGatewayV2::Integration');
  const routes = Object.values(domain.template.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => {
    const id: string = Properties.Target['Fn::Join'][1][1].Ref;
    const uri = JSON.stringify(integrations[id]?.Properties.IntegrationUri);
    const target = [...domain.functions].find(([, { logicalId }]) => uri.includes(`"${logicalId}"`));
    return `${Properties.RouteKey} → ${target?.[0]}`;
  });
  const served = functions.flatMap(({ name, trigger }) =>
    trigger.kind === 'http' ? trigger.routes.map((key) => `${key} → ${name}`) : [],
  );
  expect(routes.sort()).toEqual(served.sort());
});

test('the API throttles and keeps a log without addresses or queries', () => {
  const [stage] = Object.values(domain.template.findResources('AWS::ApiGatewayV2::Stage'));
  expect(stage?.Properties.DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0);
  expect(stage?.Properties.AccessLogSettings.Format).not.toMatch(/sourceIp|path|query/i);
});

test('the stream retries, splits, reports single failures and keeps what was given up', () => {
  domain.template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumRetryAttempts: 5,
    MaximumRecordAgeInSeconds: 86_400,
    StartingPosition: 'TRIM_HORIZON',
  });
  const [mapping] = Object.values(domain.template.findResources('AWS::Lambda::EventSourceMapping'));
  expect(JSON.stringify(mapping?.Properties.DestinationConfig.OnFailure)).toContain('StreamsDeadLetters');
});

describe('data', () => {
  test('the table can be restored to any second, has both images in its stream, and survives in prod', () => {
    domain.template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        SSESpecification: { SSEEnabled: true },
      },
    });
  });

  test('every bucket blocks the public and refuses plain HTTP', () => {
    const buckets = Object.entries(domain.template.findResources('AWS::S3::Bucket'));
    const policies = Object.values(domain.template.findResources('AWS::S3::BucketPolicy'));
    expect(buckets.length).toBeGreaterThan(0);
    for (const [id, { Properties }] of buckets) {
      expect(Properties.PublicAccessBlockConfiguration, id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      const policy = policies.find((candidate) => candidate.Properties.Bucket.Ref === id);
      expect(JSON.stringify(policy?.Properties.PolicyDocument), id).toContain('aws:SecureTransport');
    }
  });

  test('the search domain encrypts at rest, between nodes and towards callers', () => {
    domain.template.hasResourceProperties('AWS::OpenSearchService::Domain', {
      EngineVersion: 'OpenSearch_3.7',
      DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
      EncryptionAtRestOptions: { Enabled: true },
      NodeToNodeEncryptionOptions: { Enabled: true },
    });
  });
});

test('no ARN names a partition, so that the stack deploys to China regions too', () => {
  const text = JSON.stringify([domain.template.toJSON(), serverless.template.toJSON()]);
  expect(text.match(/arn:aws(?:-cn)?:[^"]*/g) ?? []).toEqual([]);
});

test('the site is served over TLS with security headers, its files from a bucket that only CloudFront reads', () => {
  const [distribution] = Object.values(domain.template.findResources('AWS::CloudFront::Distribution'));
  const { DefaultCacheBehavior, CacheBehaviors, Origins } = distribution?.Properties.DistributionConfig ?? {};
  for (const behavior of [DefaultCacheBehavior, ...CacheBehaviors]) {
    expect(behavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(behavior.ResponseHeadersPolicyId).toBeDefined();
  }
  expect(Origins.filter((origin: { OriginAccessControlId?: object }) => origin.OriginAccessControlId)).toHaveLength(1);
});

test('the cache shows the functions by a key for whom it calls, and the site calls them past the firewall', () => {
  const key = (name: string) => Object(domain.functions.get(name)?.properties.Environment).Variables.VISITOR_KEY;
  const [distribution] = Object.values(domain.template.findResources('AWS::CloudFront::Distribution'));
  const headers = distribution?.Properties.DistributionConfig.Origins.flatMap(
    (origin: { OriginCustomHeaders?: object[] }) => origin.OriginCustomHeaders ?? [],
  );
  expect(headers).toEqual([{ HeaderName: 'x-guiju-door', HeaderValue: key('site') }]);
  expect(JSON.stringify(key('feedback-api'))).toContain('{{resolve:secretsmanager:');
  expect(key('feedback-api')).toEqual(key('site'));
  const urls = names.filter((name) => Object(domain.functions.get(name)?.properties.Environment).Variables.API_URL);
  expect(urls).toEqual(['site']);
});

test('the secret of the cookies is known to the site alone, and nowhere written in the template', () => {
  const keys = names.flatMap((name) => {
    const { SESSION_KEY } = Object(domain.functions.get(name)?.properties.Environment).Variables;
    return SESSION_KEY ? [{ name, key: JSON.stringify(SESSION_KEY) }] : [];
  });
  expect(keys.filter(({ name }) => name !== 'site')).toEqual([]);
  expect(keys.filter(({ key }) => !key.includes('{{resolve:secretsmanager:'))).toEqual([]);
});
