import { expect, test } from 'vitest';
import { deployed } from './deployed.ts';

const witnesses = '[{"url":"https://witness.example","key":"w+00000000+AQ=="}]';
const prod = deployed({
  stage: 'prod',
  logWitnesses: witnesses,
  logWitnessQuorum: '1',
  logTimeAuthority: 'https://tsa.example',
});

/** The log's bucket, and what its policy denies to everybody. */
function logBucket() {
  const buckets = Object.entries(prod.template.findResources('AWS::S3::Bucket'));
  const [id = '', bucket] = buckets.find(([name]) => name.startsWith('LogFiles')) ?? [];
  const policies = Object.values(prod.template.findResources('AWS::S3::BucketPolicy'));
  const policy = policies.find(({ Properties }) => Properties.Bucket.Ref === id);
  const statements: { Effect: string; Action: string; Condition?: object; Resource: unknown }[] =
    policy?.Properties.PolicyDocument.Statement ?? [];
  return { properties: bucket?.Properties, denied: statements.filter(({ Effect }) => Effect === 'Deny') };
}

test('what the log has published can neither be written again nor deleted', () => {
  const { properties, denied } = logBucket();
  expect(properties).toMatchObject({
    VersioningConfiguration: { Status: 'Enabled' },
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3650 } } },
  });
  const put = denied.find(({ Action }) => Action === 's3:PutObject');
  expect(put?.Condition).toEqual({ Null: { 's3:if-none-match': 'true' } });
  for (const statement of [put, denied.find(({ Action }) => Action === 's3:DeleteObject')]) {
    const resources = JSON.stringify(statement?.Resource);
    for (const path of ['/tile/*', '/checkpoints/*', '/versions/*', '/key', '/keys/*'])
      expect(resources).toContain(path);
    expect(resources).not.toContain('staging');
  }
});

test('the log signs with an Ed25519 key that only its sequencers may use', () => {
  prod.template.hasResourceProperties('AWS::KMS::Key', {
    KeySpec: 'ECC_NIST_EDWARDS25519',
    KeyUsage: 'SIGN_VERIFY',
  });
  const signing = [...prod.functions.keys()].filter((name) =>
    prod.allowed(name).some(({ action }) => action === 'kms:Sign'),
  );
  expect(signing.sort()).toEqual(['sequence-log', 'sweep-log']);
});

test.each([
  ['one key', {}, 1, [false]],
  ['two keys, both of which sign', { logKeys: '2', logKeyOverlap: 'true' }, 2, [false, false]],
  ['a new key, after the former one has ended', { logKeys: '2' }, 1, [true, false]],
])('the log has %s', (_what, context, used, disabled) => {
  const stack = deployed(context);
  const keys = Object.entries(stack.template.findResources('AWS::KMS::Key')).filter(([id]) =>
    id.startsWith('LogSigningKey'),
  );
  expect(keys.map(([, { Properties }]) => Properties.Enabled === false)).toEqual(disabled);
  for (const verb of ['kms:Sign', 'kms:GetPublicKey']) {
    const allowed = stack.allowed('sequence-log').filter(({ action }) => action === verb);
    expect(new Set(allowed.map(({ resource }) => resource)).size).toBe(used);
  }
  const environment = Object(stack.functions.get('sweep-log')?.properties.Environment).Variables;
  expect('LOG_FORMER_KEY_ID' in environment).toBe(used === 2);
});

test('the sequencers know the witnesses and the time-stamping authority, if there are any', () => {
  const environment = (stack: typeof prod, name: string) =>
    Object(stack.functions.get(name)?.properties.Environment).Variables;
  const named = { LOG_WITNESSES: witnesses, LOG_WITNESS_QUORUM: '1', LOG_TIME_AUTHORITY: 'https://tsa.example' };
  expect(environment(prod, 'sequence-log')).toMatchObject(named);
  expect(environment(prod, 'sweep-log')).toMatchObject(named);
  expect(environment(prod, 'log-api')).not.toHaveProperty('LOG_WITNESSES');
  expect(environment(deployed(), 'sequence-log')).not.toHaveProperty('LOG_WITNESSES');
});

test('the table of the log can be looked back into, and survives', () => {
  const tables = Object.entries(prod.template.findResources('AWS::DynamoDB::Table'));
  const [, table] = tables.find(([name]) => name.startsWith('LogEntries')) ?? [];
  expect(table).toMatchObject({
    DeletionPolicy: 'Retain',
    Properties: {
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    },
  });
});
