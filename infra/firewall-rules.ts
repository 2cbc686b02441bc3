import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Statement = CfnWebACL.StatementProperty;

/**
 * Requests of one address in five minutes. A library or an office is one address to us, so the limits are those of
 * many people, and they stop floods only; what one caller may do is decided in the functions.
 */
export const floods: { name: string; limit: number; of?: Statement }[] = [
  { name: 'Writing', limit: 600, of: both(isBelow('/v1/'), not(isReading())) },
  { name: 'Pages', limit: 6000, of: not(isBelow('/v1/')) },
  { name: 'Everything', limit: 12_000 },
];

/**
 * Lists that AWS keeps. Rules that refuse what this service lawfully takes only count: bodies beyond 8 kB and with
 * markup in them are records and texts of editors, and programs that harvest need not say what they are.
 */
export const keptByAws: { name: string; counting?: string[] }[] = [
  { name: 'AWSManagedRulesAmazonIpReputationList' },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet' },
  {
    name: 'AWSManagedRulesCommonRuleSet',
    counting: [
      'SizeRestrictions_BODY',
      'CrossSiteScripting_BODY',
      'GenericLFI_BODY',
      'GenericRFI_BODY',
      'GenericRFI_QUERYARGUMENTS',
      'NoUserAgent_HEADER',
    ],
  },
];

function isBelow(path: string): Statement {
  return matches({ uriPath: {} }, path, 'STARTS_WITH');
}

function isReading(): Statement {
  const methods = ['GET', 'HEAD', 'OPTIONS'];
  return { orStatement: { statements: methods.map((method) => matches({ method: {} }, method, 'EXACTLY')) } };
}

function matches(field: CfnWebACL.FieldToMatchProperty, text: string, how: string): Statement {
  return {
    byteMatchStatement: {
      fieldToMatch: field,
      searchString: text,
      positionalConstraint: how,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
}

function both(one: Statement, other: Statement): Statement {
  return { andStatement: { statements: [one, other] } };
}

function not(statement: Statement): Statement {
  return { notStatement: { statement } };
}
