import { Duration } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type Bucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import type { Grantable } from './function.ts';
import { privateBucket } from './private-bucket.ts';
import type { Stage } from './stage.ts';

/** What is published is written once: no overwriting and no deleting, and in production not even by mistake of the owner. */
export function logBucket(scope: Construct, stage: Stage): Bucket {
  const bucket = privateBucket(scope, 'Files', {
    versioned: true,
    ...(stage.isProd ? { objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(3650)) } : {}),
    // Batches of sequencers that lost; those that won are gone as soon as they are published.
    lifecycleRules: [{ prefix: 'staging/', expiration: Duration.days(90) }],
    removalPolicy: stage.removalPolicy,
  });
  const published = ['tile/*', 'checkpoints/*', 'versions/*', 'key', 'keys/*'].map((pattern) =>
    bucket.arnForObjects(pattern),
  );
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

/** Reading what is public, writing what is new, and removing what was staged. */
export function logFilesAccess(bucket: Bucket): Grantable {
  const everything = 'Every file of the log is public, and its tiles have paths without number.';
  return {
    environment: { LOG_BUCKET: bucket.bucketName },
    grantRead: (to) => {
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }));
      // To get 404 instead of 403 for a key that is not.
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
      acknowledge(to.permissions, { [wildcardFinding(bucket, '/*')]: everything });
    },
    grantWrite: (to) => {
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
