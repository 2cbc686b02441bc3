import { Duration, Stack, Token } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledge, wildcardFinding } from './acknowledge.ts';

export interface SiteUploadProps {
  folder: string;
  bucket: IBucket;
  distribution: Distribution;
}

/** Puts the built files of the site into their bucket. Hashed names of earlier releases stay for pages still open. */
export class SiteUpload extends Construct {
  constructor(scope: Construct, id: string, { folder, bucket, distribution }: SiteUploadProps) {
    super(scope, id);
    const target = { destinationBucket: bucket, prune: false };
    new BucketDeployment(this, 'Hashed', {
      ...target,
      sources: [Source.asset(folder, { exclude: ['*', '!assets', '!assets/**'] })],
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    });
    new BucketDeployment(this, 'Plain', {
      ...target,
      sources: [Source.asset(folder, { exclude: ['assets', 'assets/**'] })],
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(5))],
      distribution,
    });
    acknowledgeHandler(Stack.of(this), bucket);
  }
}

/** The function that copies the files at deployment is made by CDK, which knows how it works. */
function acknowledgeHandler(stack: Stack, bucket: IBucket): void {
  const handler = stack.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
  if (!handler) throw new Error('CDK copies files in another way than before');
  const region = Token.isUnresolved(stack.region) ? '<AWS::Region>' : stack.region;
  const account = Token.isUnresolved(stack.account) ? '<AWS::AccountId>' : stack.account;
  const assets = `arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-${account}-${region}/*`;
  const actions = ['GetBucket', 'GetObject', 'List', 'Abort', 'DeleteObject'];
  const wide = [...actions.map((action) => `Action::s3:${action}*`), `Resource::${assets}`, 'Resource::*'];
  const copies = 'It reads the assets of this deployment and writes the public files of the site, nothing else.';
  const runs = 'It runs at deployments alone, in the version that CDK ships, and a failure ends the deployment.';
  acknowledge(handler, {
    ...Object.fromEntries(wide.map((finding) => [`AwsSolutions-IAM5[${finding}]`, copies])),
    [wildcardFinding(bucket, '/*')]: copies,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': runs,
    'AwsSolutions-L1': runs,
    'Serverless-LambdaLatestVersion': runs,
    'Serverless-LambdaTracing': runs,
    'Serverless-LambdaDLQ': runs,
  });
}
