import { Duration } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';

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
  }
}
