import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** A bucket that only grants open: nothing public, no owners but ours, encrypted at rest, and TLS on the way. */
export function privateBucket(
  scope: Construct,
  id: string,
  props: Omit<BucketProps, 'blockPublicAccess' | 'objectOwnership' | 'encryption' | 'enforceSSL'>,
): Bucket {
  return new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    ...props,
  });
}
