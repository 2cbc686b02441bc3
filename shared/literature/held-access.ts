import type { AccessDecision } from '../access/access-decision.ts';
import type { AccessLevel } from '../standards/codes.ts';

/** Rules of the catalogue under which a text that is held may be read, and what to say then. */
export const freedByRule: Readonly<Record<string, AccessDecision['reason']>> = {
  'mandatory-text-is-free': {
    zh: '强制性标准文本免费公开；本服务已收藏该文本，可以在线阅读。',
    en: 'The text of a mandatory standard is free to the public; it is held here and can be read.',
  },
  'free-at-publisher': {
    zh: '发布机构免费公开全文；本服务已收藏该文本，可以在线阅读。',
    en: 'The publisher offers the full text free of charge; it is held here and can be read.',
  },
};

/** What strangers may see of the text of a standard once it is held, by the decision on its record. */
export function heldLevel({ level, rule }: Pick<AccessDecision, 'level' | 'rule'>): AccessLevel {
  return level === 'metadata' && Object.hasOwn(freedByRule, rule) ? 'read' : level;
}
