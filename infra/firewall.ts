import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { floods, keptByAws } from './firewall-rules.ts';
import type { Stage } from './stage.ts';

export interface FirewallProps {
  stage: Stage;
}

/** CloudFront takes its web ACL from here and from nowhere else. */
export const firewallRegion = 'us-east-1';

const refusal = {
  status: 429,
  type: 'about:blank',
  title: '请求过多 · Too many requests',
  code: 'TOO_MANY_REQUESTS',
  detail: '这个地址的请求过多，请几分钟后再试。Too many requests from this address: try again in a few minutes.',
};

/** Stops floods and known attacks at the edge, before they cost anything. Keeps no requests, only counts. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { stage }: FirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      description: `What may reach the service of ${stage.name}`,
      defaultAction: { allow: {} },
      visibilityConfig: counted('All'),
      customResponseBodies: { flood: { contentType: 'APPLICATION_JSON', content: JSON.stringify(refusal) } },
      rules: [
        ...floods.map(({ name, limit, of }, place) => ({
          name,
          priority: place,
          statement: {
            rateBasedStatement: {
              limit,
              evaluationWindowSec: 300,
              aggregateKeyType: 'IP',
              ...(of && { scopeDownStatement: of }),
            },
          },
          action: { block: { customResponse: tooMany } },
          visibilityConfig: counted(name),
        })),
        ...keptByAws.map(({ name, counting = [] }, place) => ({
          name,
          priority: floods.length + place,
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name,
              ruleActionOverrides: counting.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
            },
          },
          overrideAction: { none: {} },
          visibilityConfig: counted(name),
        })),
      ],
    });
    this.arn = acl.attrArn;
  }
}

const tooMany = {
  responseCode: 429,
  customResponseBodyKey: 'flood',
  responseHeaders: [{ name: 'retry-after', value: '300' }],
};

/** A sample would keep addresses and what they looked for. */
function counted(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}
