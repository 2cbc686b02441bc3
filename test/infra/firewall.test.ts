import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { EdgeStack } from '#infra/edge-stack.ts';
import { readStage } from '#infra/stage.ts';
import { deployed } from './deployed.ts';

const { template } = deployed({}, 'us-east-1');
const [acl] = Object.values(template.findResources('AWS::WAFv2::WebACL'));

const issuer = {
  issuer: 'https://members.example',
  issuerKeys: 'https://members.example/keys',
  audience: 'guiju',
  clientId: 'guiju-site',
};

function webAclOf({ template: one }: ReturnType<typeof deployed>): unknown {
  const [distribution] = Object.values(one.findResources('AWS::CloudFront::Distribution'));
  return distribution?.Properties.DistributionConfig.WebACLId;
}

test('floods from one address are answered with 429 and when to come back: writing first, then pages, then all', () => {
  const limits = acl?.Properties.Rules.filter((rule: { Action?: object }) => rule.Action).map(
    (rule: { Name: string; Statement: { RateBasedStatement: { Limit: number } } }) => [
      rule.Name,
      rule.Statement.RateBasedStatement.Limit,
    ],
  );
  expect(limits).toEqual([
    ['Writing', 600],
    ['Pages', 6000],
    ['Everything', 12_000],
  ]);
  template.hasResourceProperties('AWS::WAFv2::WebACL', {
    Rules: Match.arrayWith([
      Match.objectLike({
        Action: {
          Block: {
            CustomResponse: {
              ResponseCode: 429,
              CustomResponseBodyKey: 'flood',
              ResponseHeaders: [{ Name: 'retry-after', Value: '300' }],
            },
          },
        },
      }),
    ]),
  });
  expect(JSON.parse(acl?.Properties.CustomResponseBodies.flood.Content)).toMatchObject({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
  });
});

test('rules that would refuse records of editors and quiet programs only count', () => {
  const counting = acl?.Properties.Rules.flatMap(
    ({ Statement }: { Statement: { ManagedRuleGroupStatement?: { RuleActionOverrides?: { Name: string }[] } } }) =>
      Statement.ManagedRuleGroupStatement?.RuleActionOverrides?.map(({ Name }) => Name) ?? [],
  );
  expect(counting).toContain('SizeRestrictions_BODY');
  expect(counting).toContain('NoUserAgent_HEADER');
});

test('no request is kept: who looked for what is nobody’s business', () => {
  const kept = JSON.stringify(acl).match(/"SampledRequestsEnabled":true/g) ?? [];
  expect(kept).toEqual([]);
  template.resourceCountIs('AWS::WAFv2::LoggingConfiguration', 0);
});

test('CloudFront has the firewall of its stack, or the one that it is given, and in China none', () => {
  expect(JSON.stringify(webAclOf(deployed({}, 'us-east-1')))).toContain('Firewall');
  expect(webAclOf(deployed({ webAclArn: 'given' }, 'eu-west-1'))).toBe('given');
  expect(webAclOf(deployed(issuer, 'cn-north-1'))).toBeUndefined();
});

test('a service elsewhere has its firewall in a stack of the region of CloudFront', () => {
  const app = new App();
  const edge = new EdgeStack(app, 'Edge', { stage: readStage(app.node), env: { region: 'us-east-1' } });
  Template.fromStack(edge).hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'CLOUDFRONT' });
});
