import { parseDesignation } from '../standards/designation.ts';
import type { Standard } from '../standards/standard.ts';
import type { AskLanguage } from './sentence-model.ts';
import type { EmbeddedTitle } from './title-vectors.ts';

export interface ChosenTitle extends EmbeddedTitle {
  title: string;
}

/**
 * Chooses the title that stands for each work: that of the edition issued last, because editions hardly differ in it;
 * amendments and corrigenda have titles that say nothing, so they stand for a work that has nothing else.
 */
export class TitleChoice {
  readonly language: AskLanguage;
  readonly #chosen = new Map<string, ChosenTitle & { rank: string }>();

  constructor(language: AskLanguage) {
    this.language = language;
  }

  add({ id, workId: work, number, titles, dates }: Standard): void {
    const title = titles[this.language];
    if (!title) return;
    const rank = `${parseDesignation(number)?.supplement ? 0 : 1} ${dates?.issued ?? ''}`;
    const held = this.#chosen.get(work);
    if (!held || held.rank < rank) this.#chosen.set(work, { work, edition: id, title, rank });
  }

  /** By work, so that two runs over one catalogue give the same file. */
  titles(): ChosenTitle[] {
    return [...this.#chosen.values()]
      .map(({ work, edition, title }) => ({ work, edition, title }))
      .sort((a, b) => (a.work < b.work ? -1 : 1));
  }
}
