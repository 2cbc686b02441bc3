import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';
import type { Grantable } from './function.ts';
import { privateBucket } from './private-bucket.ts';
import type { Stage } from './stage.ts';

/** Files with every record, which go when they are a month old: the table they are made of is the record. */
export class DumpData extends Construct {
  readonly dumps: Grantable;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const bucket = privateBucket(this, 'Files', {
      lifecycleRules: [{ expiration: Duration.days(35) }],
      removalPolicy: stage.removalPolicy,
    });
    acknowledge(bucket, {
      'AwsSolutions-S1': 'What lies here is public, and who downloads it is nobody else’s business.',
    });
    const days = 'Files are named by the day they are made, so no prefix is narrower.';
    this.dumps = {
      environment: { DUMPS_BUCKET: bucket.bucketName },
      grantRead: (to) => {
        to.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }));
        // To get 404 instead of 403 before the first dump.
        to.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
        acknowledge(to.permissions, { [wildcardFinding(bucket, '/*')]: days });
      },
      grantWrite: (to) => {
        to.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')] }));
        acknowledge(to.permissions, { [wildcardFinding(bucket, '/*')]: days });
      },
    };
  }
}
