import { parseDesignation } from '../standards/designation.ts';
import type { Standard } from '../standards/standard.ts';
import type { Passage } from './embed-passages.ts';
import type { AskLanguage } from './sentence-model.ts';

interface Chosen {
  work: string;
  edition: string;
  title: string;
  scope: string | undefined;
  rank: string;
}

/**
 * Chooses the title and the scope that stand for each work: those of the edition issued last, because editions hardly differ in
 * them; amendments and corrigenda have titles that say nothing, so they stand for a work that has nothing else.
 */
export class TitleChoice {
  readonly language: AskLanguage;
  readonly #chosen = new Map<string, Chosen>();

  constructor(language: AskLanguage) {
    this.language = language;
  }

  add({ id, workId: work, number, titles, abstracts, dates }: Standard): void {
    const title = titles[this.language];
    if (!title) return;
    const rank = `${parseDesignation(number)?.supplement ? 0 : 1} ${dates?.issued ?? ''}`;
    const held = this.#chosen.get(work);
    if (held && held.rank >= rank) return;
    this.#chosen.set(work, { work, edition: id, title, scope: abstracts?.[this.language], rank });
  }

  /** By work, so that two runs over one catalogue give the same file. */
  passages(): Passage[] {
    const chosen = [...this.#chosen.values()].sort((a, b) => (a.work < b.work ? -1 : 1));
    return [
      ...chosen.map(({ work, edition, title }) => ({ kind: 'title' as const, work, edition, text: title })),
      ...chosen.flatMap(({ work, edition, scope }) =>
        scope ? [{ kind: 'scope' as const, work, edition, text: openingOfScope(scope) }] : [],
      ),
    ];
  }
}

/** Beyond what a network reads of it, a scope says nothing to it; what is kept by its text is kept once. */
const longest = 600;

function openingOfScope(scope: string): string {
  return scope
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest);
}
