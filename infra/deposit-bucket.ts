import { Duration } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type Bucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import type { Grantable } from './function.ts';
import { privateBucket } from './private-bucket.ts';
import type { Stage } from './stage.ts';

/** Deposited files: what is sealed is written once and removed by nobody; what was never sealed goes by itself. */
export function depositBucket(scope: Construct, stage: Stage): Bucket {
  const bucket = privateBucket(scope, 'Files', {
    versioned: true,
    lifecycleRules: [
      { prefix: 'uploads/', expiration: Duration.days(2), noncurrentVersionExpiration: Duration.days(1) },
    ],
    // A browser puts its file here itself. The signed link is the permission, whichever page of ours or others holds it.
    cors: [
      {
        allowedMethods: [HttpMethods.PUT],
        allowedOrigins: ['*'],
        allowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
        maxAge: 3600,
      },
    ],
    removalPolicy: stage.removalPolicy,
  });
  const deny = {
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    resources: [bucket.arnForObjects('documents/*')],
  };
  bucket.addToResourcePolicy(
    new PolicyStatement({ ...deny, actions: ['s3:PutObject'], conditions: { Null: { 's3:if-none-match': 'true' } } }),
  );
  bucket.addToResourcePolicy(new PolicyStatement({ ...deny, actions: ['s3:DeleteObject', 's3:DeleteObjectVersion'] }));
  acknowledge(bucket, {
    'AwsSolutions-S1':
      'Its log would say which address read which text; who deposited what is in the history of the deposit.',
  });
  return bucket;
}

/** Taking uploads, keeping documents, and giving links to both. */
export function depositFilesAccess(bucket: Bucket): Grantable {
  const keys = 'Documents are named by their hash and uploads by their deposit, so no prefix is narrower.';
  return {
    environment: { DEPOSITS_BUCKET: bucket.bucketName },
    grantRead: (to) => {
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }));
      // To get 404 instead of 403 for a key that is not.
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
      acknowledge(to.permissions, { [wildcardFinding(bucket, '/*')]: keys });
    },
    grantWrite: (to) => {
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')] }));
      const uploads = bucket.arnForObjects('uploads/*');
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:DeleteObject'], resources: [uploads] }));
      acknowledge(to.permissions, {
        [wildcardFinding(bucket, '/*')]: keys,
        [wildcardFinding(bucket, '/uploads/*')]: keys,
      });
    },
  };
}
