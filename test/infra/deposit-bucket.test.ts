import { expect, test } from 'vitest';
import { deployed } from './deployed.ts';

const prod = deployed({ stage: 'prod' });

test('a browser may put a file into the bucket of deposits by a signed link, and nothing else', () => {
  const buckets = Object.entries(prod.template.findResources('AWS::S3::Bucket'));
  const [, bucket] = buckets.find(([name]) => name.startsWith('DepositsFiles')) ?? [];
  expect(bucket?.Properties.CorsConfiguration.CorsRules).toEqual([
    {
      AllowedMethods: ['PUT'],
      AllowedOrigins: ['*'],
      AllowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
      MaxAge: 3600,
    },
  ]);
});
