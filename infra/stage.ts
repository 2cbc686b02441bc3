import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';

/** What differs between one deployment and another; everything else is the same everywhere. */
export interface Stage {
  name: string;
  /** Data must survive every mistake. */
  isProd: boolean;
  search: 'domain' | 'serverless';
  /** ARN of a web ACL in the scope of CloudFront, which lives in another region than most stacks. */
  webAclArn?: string;
  logRetention: RetentionDays;
  /** What happens to data when its resource leaves the stack. */
  removalPolicy: RemovalPolicy;
}

/** Reads the stage from the context: `cdk deploy -c stage=prod -c search=serverless -c webAclArn=…`. */
export function readStage(node: Node): Stage {
  const name = node.tryGetContext('stage') ?? 'dev';
  const search = node.tryGetContext('search') ?? 'domain';
  if (name !== 'dev' && name !== 'prod') throw new Error(`stage is "${name}"; it must be dev or prod`);
  if (search !== 'domain' && search !== 'serverless') {
    throw new Error(`search is "${search}"; it must be domain or serverless`);
  }
  const isProd = name === 'prod';
  return {
    name,
    isProd,
    search,
    webAclArn: node.tryGetContext('webAclArn'),
    logRetention: isProd ? RetentionDays.THREE_MONTHS : RetentionDays.TWO_WEEKS,
    removalPolicy: isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
}
