import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import type { Grantable } from './function.ts';
import { privateBucket } from './private-bucket.ts';
import type { Stage } from './stage.ts';

/** Where marked copies wait to be fetched. They lie apart from the originals and go after a day. */
export class CopyData extends Construct {
  readonly copies: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const bucket = privateBucket(this, 'Files', {
      lifecycleRules: [{ expiration: Duration.days(1) }],
      removalPolicy: stage.removalPolicy,
    });
    acknowledge(bucket, {
      'AwsSolutions-S1': 'Its log would say which address read which text; who was given a copy is in the records.',
    });
    const files = bucket.arnForObjects('copies/*');
    const reason = 'Each copy has a key of its own, made when it is asked for.';
    this.copies = {
      environment: { COPIES_BUCKET: bucket.bucketName },
      grantRead: (to) => {
        to.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [files] }));
        acknowledge(to.permissions, { [wildcardFinding(bucket, '/copies/*')]: reason });
      },
      grantWrite: (to) => {
        to.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject', 's3:DeleteObject'], resources: [files] }));
        acknowledge(to.permissions, { [wildcardFinding(bucket, '/copies/*')]: reason });
      },
    };
  }
}
