import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct, type Node } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import { followedTable } from './data.ts';
import type { Grantable } from './function.ts';
import type { Stage } from './stage.ts';
import { logTable } from './tables.ts';

/** The transparency log: its table, the bucket that readers see, and the key that signs and cannot leave. */
export class LogData extends Construct {
  readonly table: Table;
  /** All of the log, for reading and growing it. */
  readonly log: Grantable;
  /** Handing in entries, and nothing else. */
  readonly logEntries: Grantable;
  /** Signing as the log. */
  readonly logKey: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    // Its backups are to look back only: in the place of the live table, an earlier head would sign a second history.
    this.table = followedTable(this, 'Entries', logTable, stage);
    const bucket = logBucket(this, stage);
    const key = new Key(this, 'SigningKey', {
      description: 'Signs the checkpoints of the transparency log',
      keySpec: KeySpec.ECC_NIST_EDWARDS25519,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: stage.removalPolicy,
    });
    this.log = logAccess(this.table, bucket);
    this.logEntries = entryAccess(this.table);
    this.logKey = {
      environment: { LOG_KEY_ID: key.keyArn, ...certifying(this.node) },
      grantRead: (to) => key.grant(to, 'kms:GetPublicKey'),
      grantWrite: (to) => key.grant(to, 'kms:Sign'),
    };
  }
}

/**
 * Who must see a checkpoint and who says when it was, from the context:
 * `cdk deploy -c logWitnesses='[{"url":"…","key":"…"}]' -c logWitnessQuorum=2 -c logTimeAuthority=https://…`.
 */
function certifying(node: Node): Grantable['environment'] {
  const { logWitnesses, logWitnessQuorum, logTimeAuthority } = Object.fromEntries(
    ['logWitnesses', 'logWitnessQuorum', 'logTimeAuthority'].map((name) => [name, node.tryGetContext(name)]),
  );
  return {
    ...(logWitnesses ? { LOG_WITNESSES: logWitnesses, LOG_WITNESS_QUORUM: logWitnessQuorum ?? '0' } : {}),
    ...(logTimeAuthority ? { LOG_TIME_AUTHORITY: logTimeAuthority } : {}),
  };
}

/** What is published is written once: no overwriting and no deleting, and in production not even by mistake of the owner. */
function logBucket(scope: Construct, stage: Stage): Bucket {
  const bucket = new Bucket(scope, 'Files', {
    versioned: true,
    ...(stage.isProd ? { objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(3650)) } : {}),
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    // Batches of sequencers that lost; those that won are gone as soon as they are published.
    lifecycleRules: [{ prefix: 'staging/', expiration: Duration.days(90) }],
    removalPolicy: stage.removalPolicy,
  });
  const published = ['tile/*', 'checkpoints/*', 'key'].map((pattern) => bucket.arnForObjects(pattern));
  const deny = { effect: Effect.DENY, principals: [new AnyPrincipal()], resources: published };
  bucket.addToResourcePolicy(
    new PolicyStatement({ ...deny, actions: ['s3:PutObject'], conditions: { Null: { 's3:if-none-match': 'true' } } }),
  );
  bucket.addToResourcePolicy(new PolicyStatement({ ...deny, actions: ['s3:DeleteObject'] }));
  acknowledge(bucket, {
    'AwsSolutions-S1': 'It holds what everybody may read, and who wrote it is proved by the signature on it.',
  });
  return bucket;
}

function logAccess(table: Table, bucket: Bucket): Grantable {
  const everything = 'Every file of the log is public, and its tiles have paths without number.';
  return {
    environment: { LOG_TABLE: table.tableName, LOG_BUCKET: bucket.bucketName },
    grantRead: (to) => {
      table.grant(to, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query');
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }));
      // To get 404 instead of 403 for a key that is not.
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
      acknowledge(to.permissions, { [wildcardFinding(bucket, '/*')]: everything });
    },
    grantWrite: (to) => {
      const writing = ['PutItem', 'UpdateItem', 'DeleteItem'].map((verb) => `dynamodb:${verb}`);
      table.grant(to, ...writing);
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')] }));
      const staging = bucket.arnForObjects('staging/*');
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:DeleteObject'], resources: [staging] }));
      acknowledge(to.permissions, {
        [wildcardFinding(bucket, '/*')]: everything,
        [wildcardFinding(bucket, '/staging/*')]: 'Each batch is staged under a path of its own.',
      });
    },
  };
}

/** Two kinds of items of the table and no other: who hands in entries cannot move the head. */
function entryAccess(table: Table): Grantable {
  const grant: Grantable['grantRead'] = (to) => {
    table.grant(to, 'dynamodb:Query');
  };
  return {
    environment: { LOG_TABLE: table.tableName },
    grantRead: grant,
    grantWrite: (to) => {
      to.addToRolePolicy(
        new PolicyStatement({
          actions: ['dynamodb:PutItem'],
          resources: [table.tableArn],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['entry#*', 'pending#*'] } },
        }),
      );
    },
  };
}
