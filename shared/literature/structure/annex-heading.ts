import { joinSpaced } from './contents.ts';
import type { Heading } from './heading.ts';
import type { Certainty } from './structure.ts';
import type { TextLine } from './text-lines.ts';

const opening = /^(?:附\s*(?:录|件)\s*([A-Z])|(?:annex|appendix)\s+([A-Z])[.:]?)(?=$|\s|[(（])\s*(.*)$/iu;
const nature =
  /^[(（]?\s*(规范性|资料性|normative|informative|补充件|参考件|提示的附录|标准的附录)\s*(?:附录)?\s*[)）]?\s*(.*)$/iu;
const normative = /^(?:规范性|normative|补充件|标准的附录)$/iu;

/** Reads the heading of an annex, which takes up to three lines: its letter, whether it is normative, its title. */
export function annexHeading(
  lines: readonly TextLine[],
  at: number,
  listed: ReadonlyMap<string, string>,
): (Heading & { letter: string }) | undefined {
  const [, han, latin, tail = ''] = opening.exec(lines[at]?.text ?? '') ?? [];
  const letter = (han ?? latin)?.toUpperCase();
  if (!letter || /[，。；,;]/u.test(tail)) return undefined;
  let to = at + 1;
  let [, kind, title = ''] = nature.exec(tail) ?? ['', undefined, tail];
  if (!kind) {
    const [, next, rest = ''] = nature.exec(lines[to]?.text ?? '') ?? [];
    if (next) {
      kind = next;
      title ||= rest;
      to += 1;
    }
  }
  if (!title && isTitleLine(lines[to])) {
    title = lines[to]?.text ?? '';
    to += 1;
  }
  // 'Annex B' that begins a line of running text has neither its nature nor a place of its own.
  if (!kind && tail !== '' && han) return undefined;
  if (!kind && !listed.has(letter) && !title) return undefined;
  const certainty: Certainty = listed.has(letter) ? 'confirmed' : kind ? 'likely' : 'doubtful';
  return {
    at,
    to,
    kind: 'annex',
    letter,
    number: letter,
    ...(title && { title: joinSpaced(title) }),
    level: 1,
    ...(kind && { annex: normative.test(kind) ? ('normative' as const) : ('informative' as const) }),
    certainty,
  };
}

function isTitleLine(line: TextLine | undefined): boolean {
  return line !== undefined && line.text.length < 60 && !/[。；]$|\t|^[A-Z]?\.?\d/u.test(line.text);
}

/** The letter, nature and title of an annex whose heading is one text. */
export function annexOf(text: string): Pick<Heading, 'number' | 'annex' | 'title'> | undefined {
  const [, han, latin, tail = ''] = opening.exec(text.replace(/[—–-](?=\s)/gu, '').trim()) ?? [];
  const letter = (han ?? latin)?.toUpperCase();
  if (!letter) return undefined;
  const [, kind, title = ''] = nature.exec(tail) ?? ['', undefined, tail];
  return {
    number: letter,
    ...(kind && { annex: normative.test(kind) ? ('normative' as const) : ('informative' as const) }),
    ...(title && { title }),
  };
}
