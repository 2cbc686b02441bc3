import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import type { Grantable } from './function.ts';
import { privateBucket } from './private-bucket.ts';
import type { Stage } from './stage.ts';

/** Where original files, pages and texts lie. */
export function literatureBucket(scope: Construct, stage: Stage): Bucket {
  const bucket = privateBucket(scope, 'Literature', {
    // Keys are hashes of the content, so a version would never differ; it only protects from deletion by mistake.
    versioned: stage.isProd,
    // What was announced and never completed.
    lifecycleRules: [{ prefix: 'uploads/', expiration: Duration.days(2) }],
    removalPolicy: stage.removalPolicy,
  });
  acknowledge(bucket, {
    'AwsSolutions-S1':
      'Its log would say which address read which text; only functions write, and their changes are records.',
  });
  return bucket;
}

/** Reading the models and vectors by which questions are answered, and no text. */
export function meaningAccess(bucket: Bucket): Grantable {
  return {
    environment: { MEANINGS_BUCKET: bucket.bucketName },
    grantRead: (to) => {
      to.addToRolePolicy(
        new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('ask/*')] }),
      );
      // To get 404 instead of 403 where the stage is off.
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
      acknowledge(to.permissions, {
        [wildcardFinding(bucket, '/ask/*')]: 'Models are named by their own names, which change with them.',
      });
    },
    grantWrite: () => {
      throw new Error('Models and vectors are published by operators.');
    },
  };
}

/** Reading and keeping files, and nothing of the bucket itself. */
export function bucketAccess(bucket: Bucket): Grantable {
  return {
    environment: { LITERATURE_BUCKET: bucket.bucketName },
    grantRead: (to) => {
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }));
      // To ask whether the bucket is there, and to get 404 instead of 403 for a key that is not.
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
      acknowledge(to.permissions, {
        [wildcardFinding(bucket, '/*')]: 'Keys are hashes of what they hold, so no prefix is narrower.',
      });
    },
    grantWrite: (to) => {
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')] }));
      // Nothing else is ever removed: keys are hashes of what was published.
      const uploads = bucket.arnForObjects('uploads/*');
      to.addToRolePolicy(new PolicyStatement({ actions: ['s3:DeleteObject'], resources: [uploads] }));
      acknowledge(to.permissions, {
        [wildcardFinding(bucket, '/*')]: 'Keys are hashes of what they hold, so no prefix is narrower.',
        [wildcardFinding(bucket, '/uploads/*')]:
          'Each announced upload has a key of its own, made when it is announced.',
      });
    },
  };
}
