import { createHash } from 'node:crypto';
import type { LiteratureServices } from '../literature-services.ts';
import { findReferences } from './find-references.ts';
import type { Law, LawRank } from './law.ts';
import { getLaws, putLaw } from './law-store.ts';
import { type LawText, readLaw } from './read-law.ts';

/** A law as a file of a collection: its text in Markdown and its place there. */
export interface LawFile {
  place: string;
  markdown: string;
}

export interface ImportLawsInput {
  /** Name of the collection. */
  source: string;
  files: readonly LawFile[];
  isDemo?: boolean;
  onProgress?: (done: number, total: number) => void;
}

export interface LawsReport {
  laws: number;
  /** Laws that refer to standards, and the places where they do; only these are kept. */
  referring: number;
  places: number;
  written: number;
  unchanged: number;
}

/** Reads laws and keeps those that refer to standards; run it again as often as you like, only what is new is written. */
export async function importLaws(services: LiteratureServices, input: ImportLawsInput): Promise<LawsReport> {
  const { source, files, isDemo = false, onProgress = () => undefined } = input;
  const read = files.flatMap(({ place, markdown }) => {
    const text = isLaw(place) ? readLaw(markdown) : null;
    return text ? [lawOf(text, { source: { name: source, place }, isDemo })] : [];
  });
  const laws = withSuccessors(read).filter(({ references }) => references.length > 0);
  const held = await getLaws(
    services.literature,
    laws.map(({ id }) => id),
  );
  let written = 0;
  for (const [index, law] of laws.entries()) {
    const before = held.get(law.id);
    if (!before || !isSame(before, law)) {
      await putLaw(services.literature, law, before);
      written += 1;
    }
    onProgress(index + 1, laws.length);
  }
  return {
    laws: read.length,
    referring: laws.length,
    places: laws.reduce((sum, { references }) => sum + references.length, 0),
    written,
    unchanged: laws.length - written,
  };
}

/** Collections hold cases and lists of contents beside laws. */
function isLaw(place: string): boolean {
  return !/(?:^|\/)(?:案例\/|README|_index|法律法规模版)/u.test(place);
}

const rankOfFolder: readonly [RegExp, LawRank][] = [
  [/地方法规|地方性法规/u, 'local-regulation'],
  [/行政法规/u, 'administrative-regulation'],
  [/司法解释/u, 'judicial-interpretation'],
  [/部门规章/u, 'ministry-rule'],
  [/其他/u, 'other'],
];

function lawOf(text: LawText, about: Pick<Law, 'source' | 'isDemo'>): Law {
  const { title, issued, effective, paragraphs } = text;
  const id = `law-${createHash('sha256').update([title, issued, effective].join('\n')).digest('hex').slice(0, 12)}`;
  const rank = rankOfFolder.find(([folder]) => folder.test(about.source.place))?.[1] ?? 'law';
  return { id, title, rank, issued, effective, replacedBy: null, ...about, references: findReferences(paragraphs) };
}

/** Of several versions of a law the newest one stands; laws without a day stand for themselves. */
function withSuccessors(laws: readonly Law[]): Law[] {
  const single = [...new Map(laws.map((law) => [law.id, law])).values()];
  const versions = Map.groupBy(single, ({ title }) => title);
  return single.map((law) => {
    const newest = versions
      .get(law.title)
      ?.reduce((one, other) => ((other.issued ?? '') > (one.issued ?? '') ? other : one));
    const isOld = law.issued && newest?.issued && newest.issued > law.issued;
    return isOld ? { ...law, replacedBy: newest.id } : law;
  });
}

/** Tables give fields back in an order of their own. */
function isSame(one: Law, other: Law): boolean {
  const ordered = (law: Law) =>
    JSON.stringify([
      law.title,
      law.rank,
      law.issued,
      law.effective,
      law.replacedBy,
      law.source.name,
      law.source.place,
      law.isDemo,
      law.references.map(({ kind, written, meant, article, sentence }) => [kind, written, meant, article, sentence]),
    ]);
  return ordered(one) === ordered(other);
}
