import { AccessLevel } from '../standards/codes.ts';
import type { AccessDecision } from './access-decision.ts';

/** A licence by which a reader may have the text now. */
export interface HeldLicence {
  name: { zh: string; en: string };
  /** Who gave it. */
  licensor: { zh: string; en: string };
  /** Day until which it holds; without one it does not end. */
  until?: string;
}

/**
 * The decision for a reader who holds a licence: whatever is closed to the public is open to them as marked copies. What is
 * as open without a licence stays as it was.
 */
export function decideEntitledAccess(decision: AccessDecision, licences: readonly HeldLicence[]): AccessDecision {
  const [licence] = licences;
  const isAsOpen =
    decision.allow && AccessLevel.options.indexOf(decision.level) >= AccessLevel.options.indexOf('download');
  if (!licence || isAsOpen) return decision;
  const { name, licensor, until } = licence;
  const term = until ? { zh: `，至 ${until}`, en: `, until ${until}` } : { zh: '', en: '' };
  return {
    allow: true,
    level: 'download',
    rule: 'licensed-copy',
    basis: {
      zh: `${licensor.zh}给予的许可：${name.zh}${term.zh}`,
      en: `Licence of ${licensor.en}: ${name.en}${term.en}`,
    },
    reason: {
      zh: '您或您所在的组织持有此文本的许可，可以取得带标记的副本。',
      en: 'You or your organization hold a licence in this text and may have marked copies of it.',
    },
    alternatives: decision.alternatives,
  };
}
