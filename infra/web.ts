import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  HttpVersion,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { doorHeader } from '#shared/runtime/caller.ts';
import { acknowledge } from './acknowledge.ts';
import { privateBucket } from './private-bucket.ts';
import { siteFiles } from './site-files.ts';
import type { Stage } from './stage.ts';
import { answersCache, securityHeaders } from './web-policies.ts';

export interface WebProps {
  stage: Stage;
  /** Host name of the API, which also renders the pages. */
  apiDomainName: string;
  /** Shows the API that a request came through the cache. */
  visitorKey: string;
  /** What decides which requests reach the service at all. */
  webAclArn?: string;
}

/** The public address: pages and API through one cache, files of the site straight from their bucket. */
export class Web extends Construct {
  readonly files: Bucket;
  readonly distribution: Distribution;
  readonly url: string;

  constructor(scope: Construct, id: string, { stage, apiDomainName, visitorKey, webAclArn }: WebProps) {
    super(scope, id);
    this.files = privateBucket(this, 'Files', {
      // Everything in it is built from the sources.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const headers = securityHeaders(this);
    const file: BehaviorOptions = {
      origin: stage.isChina
        ? S3BucketOrigin.withOriginAccessIdentity(this.files)
        : S3BucketOrigin.withOriginAccessControl(this.files),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: headers,
      compress: true,
    };
    this.distribution = new Distribution(this, 'Distribution', {
      httpVersion: stage.isChina ? HttpVersion.HTTP2 : HttpVersion.HTTP2_AND_3,
      webAclId: webAclArn,
      ...ownName(this, stage),
      defaultBehavior: {
        origin: new HttpOrigin(apiDomainName, { customHeaders: { [doorHeader]: visitorKey } }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: answersCache(this),
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: headers,
        compress: true,
      },
      additionalBehaviors: Object.fromEntries([...siteFiles.hashed, ...siteFiles.plain].map((path) => [path, file])),
    });
    acknowledge(this.files, { 'AwsSolutions-S1': 'It holds the public files of the site, the same for everybody.' });
    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'Standards are public; no country is left out.',
      'AwsSolutions-CFR3':
        'Its log would keep who looked for what; the API logs requests without addresses and queries.',
      ...(!stage.address && {
        'AwsSolutions-CFR4': 'Only a name of its own with a certificate has a choice of TLS versions.',
      }),
      ...(stage.isChina && {
        'AwsSolutions-CFR2': 'CloudFront takes no web ACL in the regions of China; the API throttles all callers.',
        'AwsSolutions-CFR7':
          'Origin access control is missing in the regions of China; an identity does the same there.',
      }),
    });
    this.url = `https://${stage.address?.domainName ?? this.distribution.distributionDomainName}`;
    new CfnOutput(Stack.of(this), 'SiteUrl', { value: this.url });
  }
}

function ownName(scope: Construct, { address }: Stage): Partial<DistributionProps> {
  if (!address) return {};
  return {
    domainNames: [address.domainName],
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', address.certificateArn),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
  };
}
