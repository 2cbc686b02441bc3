import type { IndexChange } from '../../runtime/search-admin.ts';
import { children, className, type Scheme } from '../classification.ts';
import type { Multilingual } from '../codes.ts';
import { nationalPrefixes, sectorPrefixes } from '../designation/prefixes.ts';
import { readingsOf } from './chinese-readings.ts';
import { glueHan } from './language.ts';
import type { SugDocument } from './standard-document.ts';

/** Suggestions that come from no record: classes to browse and numbering systems. */
export function fixedSuggestions(): IndexChange[] {
  const documents = [...topicsOf('ics'), ...topicsOf('ccs'), ...issuers()];
  return documents.map((document) => ({ id: `${document.kind}:${document.id}`, version: 1, document }));
}

function topicsOf(scheme: Scheme, parent: string | null = null): SugDocument[] {
  return children(scheme, parent).flatMap((code) => {
    const name = className(scheme, code);
    const own = name ? [fixed('topic', code, `${scheme.toUpperCase()} ${code}`, name)] : [];
    return [...own, ...topicsOf(scheme, code)];
  });
}

function issuers(): SugDocument[] {
  return [...nationalPrefixes, ...sectorPrefixes].map(({ code, zh, en }) => fixed('issuer', code, code, { zh, en }));
}

function fixed(kind: 'topic' | 'issuer', id: string, number: string, titles: Multilingual): SugDocument {
  const { zh, en } = titles;
  const syllables = zh ? readingsOf(zh) : [];
  return {
    id,
    kind,
    number,
    titles: { ...(zh && { zh }), ...(en && { en }) },
    ...(kind === 'issuer' && { no: [id.replace(/[^A-Z0-9]/g, '')] }),
    begins: [...(zh ? [glueHan(zh)] : []), ...(en ? [en] : [])],
    ...(zh && { zh: glueHan(zh) }),
    ...(en && { words: [en] }),
    ...(syllables.length > 0 && { pinyin: syllables.join(' '), initials: syllables.map((s) => s[0]).join('') }),
    // The code itself is typed for the issuer, seldom for one of its standards.
    weight: kind === 'issuer' ? 8 : 2,
  };
}
