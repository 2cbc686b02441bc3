import type { Certainty, ClauseKind } from './structure.ts';

/** A heading that was found, before its text is known. */
export interface Heading {
  /** First line of it, and the first line after it, counted in the lines of the text. */
  at: number;
  to: number;
  kind: ClauseKind;
  number?: string;
  title?: string;
  level: number;
  annex?: 'normative' | 'informative';
  certainty: Certainty;
  /** What follows the number of a paragraph without title on the same line. */
  rest?: string;
}

/** A heading that the file itself marks, with the lines that show it. */
export type MarkedHeading = Omit<Heading, 'at' | 'to' | 'rest'> & { shown: string[] };

const kinds: [ClauseKind, RegExp][] = [
  ['foreword', /^(?:前\s*言|foreword|preface)$/iu],
  ['introduction', /^(?:引\s*言|introduction)$/iu],
  ['scope', /^(?:适用)?范\s*围$|^主题内容与适用范围$|^scope$/iu],
  ['references', /^(?:规范性)?引用(?:文件|标准)$|^normative references?$/iu],
  ['terms', /^(?:术\s*语|定\s*义)|^terms\b|^definitions?\b|^terminology\b/iu],
  ['bibliography', /^参\s*考\s*文\s*献$|^bibliography$|^(?:informative )?references$/iu],
];

/** What a part is for, by its title; only chapters are forewords, introductions and scopes. */
export function kindOf(title: string, level = 1): ClauseKind {
  const plain = title.replace(/[\s.。:：]+$/u, '').replace(/\s+(?=\p{Script=Han})/gu, '');
  const kind = kinds.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'clause';
  return level > 1 && (kind === 'foreword' || kind === 'introduction' || kind === 'scope') ? 'clause' : kind;
}

/** Parts that have no number in any standard. */
const unnumbered =
  /^(?:前\s*言|引\s*言|参\s*考\s*文\s*献|foreword|preface|introduction|bibliography|abstract|status of this memo|copyright(?: notice)?|(?:normative |informative )?references|acknowledge?ments?|contributors|index|(?:author|editor)s?['’]?s?['’]? address(?:es)?|security considerations|full copyright statement|intellectual property)\.?$/iu;

export function isUnnumberedTitle(text: string): boolean {
  return unnumbered.test(text);
}

/** Compared without the spaces and marks that are set differently in contents and text. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}
