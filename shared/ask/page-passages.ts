import type { AskLanguage } from './sentence-model.ts';

/** Characters of a passage: about what a network reads at once. */
const longest: Readonly<Record<AskLanguage, number>> = { zh: 90, en: 300 };
/** Shorter ones are headings and figures, which resemble everything. */
const shortest: Readonly<Record<AskLanguage, number>> = { zh: 15, en: 50 };

/** A piece of the text of a page, and where it begins. */
export interface PagePassage {
  from: number;
  text: string;
}

/** The text of a page in passages of whole sentences; one sentence that is too long is a passage by itself. */
export function passagesOf(text: string, language: AskLanguage): PagePassage[] {
  const found: PagePassage[] = [];
  let open: PagePassage = { from: 0, text: '' };
  for (const { index, 0: sentence } of text.matchAll(/.+?(?:[。！？；\n]+|[.!?;]+(?=\s|$)|$)/gsu)) {
    if (open.text !== '' && open.text.length + sentence.length > longest[language]) {
      found.push(open);
      open = { from: index, text: '' };
    }
    open.text += sentence;
  }
  found.push(open);
  return found.filter((passage) => passage.text.trim().length >= shortest[language]);
}

/** The passage that began at a place, or the one before it where the text has changed since. */
export function passageAt(text: string, language: AskLanguage, from: number): string | undefined {
  return passagesOf(text, language)
    .findLast((passage) => passage.from <= from)
    ?.text.trim();
}
