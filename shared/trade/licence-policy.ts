import { createHash } from 'node:crypto';
import { canonicalJson } from '../runtime/canonical-json.ts';
import { type LicenceCode, type Limits, licenceTypes } from './licence.ts';
import type { Policy } from './order.ts';

export interface PolicyTerms {
  /** Identifier of the policy, a path of this service. */
  uid: string;
  licence: LicenceCode;
  limits: Limits;
  quantity?: number;
  deposit: string;
  fileSha256: string;
  standard: string;
  licensor: string;
}

export interface AgreementTerms extends PolicyTerms {
  licensee: string;
  order: string;
  from: string;
  until?: string;
}

interface Constraint {
  leftOperand: string;
  operator: string;
  rightOperand: unknown;
}

const context = ['http://www.w3.org/ns/odrl.jsonld', { guiju: 'urn:guiju:rights:' }];

/** A licence on offer as an Offer of ODRL 2.2. */
export function offerPolicy(terms: PolicyTerms): Policy {
  return { ...policyOf(terms, 'Offer'), ...rules(terms, { assigner: partyOf(terms.licensor) }) };
}

/** A licence that was bought as an Agreement of ODRL 2.2. */
export function agreementPolicy(terms: AgreementTerms): Policy {
  const { licensor, licensee, order, from, until } = terms;
  const parties = { assigner: partyOf(licensor), assignee: partyOf(licensee) };
  const dates: Constraint[] = [
    { leftOperand: 'dateTime', operator: 'gteq', rightOperand: from },
    ...(until ? [{ leftOperand: 'dateTime', operator: 'lt', rightOperand: until }] : []),
  ];
  return { ...policyOf(terms, 'Agreement'), 'guiju:order': order, ...rules(terms, parties, dates) };
}

/** SHA-256 over the canonical form (RFC 8785) of a policy. */
export function hashPolicy(policy: Policy): string {
  return createHash('sha256').update(canonicalJson(policy)).digest('hex');
}

function policyOf({ uid, licence, standard, deposit, fileSha256 }: PolicyTerms, type: 'Offer' | 'Agreement'): Policy {
  return {
    '@context': context,
    '@type': type,
    uid,
    profile: 'urn:guiju:rights:1',
    'guiju:licence': licence,
    'guiju:standard': standard,
    'guiju:deposit': deposit,
    'guiju:sha256': fileSha256,
  };
}

function rules(terms: PolicyTerms, parties: Record<string, string>, dates: readonly Constraint[] = []): Policy {
  const { action, includesLaterEditions } = licenceTypes[terms.licence];
  const target = `urn:sha256:${terms.fileSha256}`;
  const constraint = [...constraintsOf(terms), ...dates];
  const duty = terms.limits.creditLine
    ? { duty: [{ action: 'attribute', 'guiju:creditLine': terms.limits.creditLine }] }
    : {};
  const actions = [...new Set(['read', action])];
  return {
    ...(includesLaterEditions && { 'guiju:includesLaterEditions': true }),
    permission: actions.map((one) => ({
      ...parties,
      target,
      action: one,
      ...(constraint.length > 0 && { constraint }),
      ...duty,
    })),
    prohibition: prohibited(terms.licence).map((one) => ({ ...parties, target, action: one })),
  };
}

/** What limits a licence, as constraints; the operands that ODRL does not know are those of the profile. */
function constraintsOf({ limits, quantity = 1 }: PolicyTerms): Constraint[] {
  const { users, months, site, territory, languages, clauses, purpose } = limits;
  const said: [leftOperand: string, operator: string, rightOperand: unknown][] = [
    ['guiju:users', 'lteq', users && users * quantity],
    ['elapsedTime', 'lteq', months && `P${months}M`],
    ['guiju:site', 'eq', site],
    ['spatial', 'isAnyOf', territory],
    ['language', 'isAnyOf', languages],
    ['guiju:clauses', 'eq', clauses],
    ['purpose', 'eq', purpose],
  ];
  return said.flatMap(([leftOperand, operator, rightOperand]) =>
    rightOperand === undefined ? [] : [{ leftOperand, operator, rightOperand }],
  );
}

/** Rights that the licence does not give are said outright where buyers are most likely to suppose them. */
function prohibited(licence: LicenceCode): string[] {
  if (licence === 'ASSIGN') return [];
  return licence === 'RESELL' ? ['modify'] : ['distribute', 'sell'];
}

const partyOf = (organization: string) => `urn:guiju:${organization}`;
