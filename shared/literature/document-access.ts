import type { AccessDecision } from '../access/access-decision.ts';
import { decideAccess } from '../access/decide-access.ts';
import { AccessLevel } from '../standards/codes.ts';
import type { Day } from '../standards/local-date.ts';
import type { Standard } from '../standards/standard.ts';
import type { DocumentStatement } from './document.ts';
import { freedByRule } from './held-access.ts';

/**
 * Decides who may see a document's text on a day: what its own rights statement says, else what the rules say of the
 * standards whose text it is, the strictest first. Nothing stated and nothing known means that nothing is shown.
 */
export function decideDocumentAccess(
  { rights, standards }: Pick<DocumentStatement, 'rights' | 'standards'>,
  records: readonly Standard[],
  day: Day,
): AccessDecision {
  if (rights && statesRights(rights)) return statedDecision(rights);
  if (standards.length === 0 || records.length < standards.length) return unknownRights;
  const decisions = records.map((record) => heldDecision(decideAccess(record, day)));
  return decisions.reduce((strictest, next) => (rank(next) < rank(strictest) ? next : strictest));
}

/** True when a document's own statement decides, whatever the records of its standards say. */
export function statesRights(rights: DocumentStatement['rights']): boolean {
  return rights !== undefined && rights.basis !== 'unknown' && rights.openAccess !== 'unknown';
}

/** True when a decision lets a caller go as far as that. */
export function reaches({ allow, level }: Pick<AccessDecision, 'allow' | 'level'>, wanted: AccessLevel): boolean {
  return allow && AccessLevel.options.indexOf(level) >= AccessLevel.options.indexOf(wanted);
}

const rank = ({ allow, level }: AccessDecision) => (allow ? AccessLevel.options.indexOf(level) : -1);

function heldDecision(decision: AccessDecision): AccessDecision {
  const reason = freedByRule[decision.rule];
  return reason && !decision.allow ? { ...decision, allow: true, level: 'read', reason } : decision;
}

const bases: Record<string, AccessDecision['basis']> = {
  law: { zh: '法律规定', en: 'A law' },
  contract: { zh: '与权利人的合同', en: 'A contract with the rightsholder' },
  declaration: { zh: '权利人声明', en: 'A declaration of the rightsholder' },
  none: { zh: '该文本不受版权保护', en: 'The text is not protected by copyright' },
};

function statedDecision(rights: NonNullable<DocumentStatement['rights']>): AccessDecision {
  const { basis, openAccess, note } = rights;
  const named = bases[basis] ?? unknownRights.basis;
  const open = openAccess === 'yes';
  return {
    allow: open,
    level: open ? 'read' : 'metadata',
    rule: open ? 'rights-stated-open' : 'rights-stated-closed',
    basis: { zh: note?.zh ?? named.zh, en: note?.en ?? named.en },
    reason: open
      ? { zh: '权利状况已查明，全文可以在线阅读。', en: 'The rights are established; the text can be read here.' }
      : { zh: '权利人未许可公开，只提供题录信息。', en: 'The rightsholder does not allow it; only metadata is shown.' },
    alternatives: [],
  };
}

const unknownRights: AccessDecision = {
  allow: false,
  level: 'metadata',
  rule: 'rights-unknown',
  basis: {
    zh: '本服务规则：权利状况不明的文本不予展示',
    en: 'Rule of this service: a text whose rights are unknown is not shown',
  },
  reason: {
    zh: '尚未查明该文本的权利状况，因此只提供题录信息。',
    en: 'The rights in this text have not been established, so only its metadata is shown.',
  },
  alternatives: [],
};
