import type { Language } from '#shared/runtime/route.ts';

export type { Language };

/** BCP 47 tag of the `lang` attribute; `zh-Hans` picks the right glyphs of characters that several scripts share. */
export const languageTag: Record<Language, string> = { zh: 'zh-Hans', en: 'en' };

/** The language of a page stands in its address: `/en/…` is English, everything else is Chinese. */
export function languageOf(pathname: string): Language {
  return /^\/en(?:\/|$)/.test(pathname) ? 'en' : 'zh';
}

/** The address without its language: `/en/standards` → `/standards`. */
export function neutralPath(pathname: string): string {
  return languageOf(pathname) === 'en' ? pathname.slice(3) || '/' : pathname;
}

/** The address of the same page in a language: `/standards` → `/en/standards`. */
export function localPath(language: Language, path: string): string {
  if (language === 'zh') return path;
  return path === '/' ? '/en' : path.replace(/^\/(\?|#|$)?/, (_, rest) => (rest ? `/en${rest}` : '/en/'));
}

/** The text in the wished language, else in any other, with the language it is in. */
export function pickText(texts: Record<string, string>, language: Language): { text: string; tag: string } | undefined {
  const order = [language, language === 'zh' ? 'en' : 'zh', ...Object.keys(texts)];
  const found = order.find((key) => texts[key]);
  if (!found) return undefined;
  return { text: texts[found] ?? '', tag: found === 'zh' ? languageTag.zh : found };
}

/** The same in the other language, shown below the first; undefined when there is none. */
export function otherText(
  texts: Record<string, string>,
  language: Language,
): { text: string; tag: string } | undefined {
  const first = pickText(texts, language);
  const rest = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== first?.text));
  return pickText(rest, language);
}

/** The language of a printed text: as it was stated, else told from its script. */
export function textTag(stated: string | null, text: string): string {
  if (stated) return stated === 'zh' ? languageTag.zh : stated;
  return /\p{Script=Han}/u.test(text) ? languageTag.zh : languageTag.en;
}
