import type { Day } from '../standards/local-date.ts';
import type { Standard } from '../standards/standard.ts';
import { statusOn } from '../standards/status.ts';
import type { AccessDecision } from './access-decision.ts';
import { type AccessRule, accessRules } from './access-rules.ts';
import { lawfulPlaces } from './lawful-places.ts';

/** What the rules look at, besides the record itself. */
export interface AccessFacts {
  standard: Standard;
  withdrawn: boolean;
  /** Whether the text takes over the text of an international or foreign standard. */
  adopts: boolean;
}

/**
 * Decides who may see the text of an edition on a day, why, and where else it can lawfully be had (domain D.7).
 * The first rule that applies decides. Deterministic: the same record and day give the same decision.
 */
export function decideAccess(standard: Standard, day: Day): AccessDecision {
  const facts: AccessFacts = {
    standard,
    withdrawn: statusOn(standard.periods, day) === 'withdrawn',
    adopts: takesOverText(standard),
  };
  const rule = accessRules.find(({ applies }) => applies(facts)) ?? fallback;
  return {
    allow: rule.level !== 'metadata',
    level: rule.level,
    rule: rule.code,
    basis: rule.basis,
    reason: rule.reason,
    alternatives: lawfulPlaces(standard, rule.code),
  };
}

/**
 * IDT, MOD and the older EQV take over text; NEQ only corresponds (GB/T 1.2-2020). An adoption whose degree is not
 * known is taken for one, and so is a double number.
 */
export function takesOverText({ adoption, number, relations }: Standard): boolean {
  const stated = adoption?.some(({ degree }) => degree !== 'NEQ') ?? false;
  const related = adoption === undefined && relations.some(({ type }) => type === 'adopts');
  return stated || related || /\/(?:ISO|IEC)\b/.test(number);
}

/** Rights that nobody has stated do not allow a display. */
const fallback: AccessRule = {
  code: 'rights-unknown',
  level: 'metadata',
  applies: () => true,
  basis: {
    zh: '本服务规则：权利状况不明的文本不予展示',
    en: 'Rule of this service: a text whose rights are unknown is not shown',
  },
  reason: {
    zh: '尚未查明该文本的权利状况，因此只提供题录信息。',
    en: 'The rights in this text have not been established, so only its metadata is shown.',
  },
};
