import type { Language } from '../runtime/route.ts';

/** A title in a language, else in Chinese, else in English; undefined where it has none of them. */
export function titleIn(
  title: Readonly<Record<string, string | null | undefined>>,
  language: Language,
): string | undefined {
  return title[language] ?? title.zh ?? title.en ?? undefined;
}
