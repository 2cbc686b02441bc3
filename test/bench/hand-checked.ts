import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { lawFiles } from '#infra/local/law-files.ts';
import { passagesOfFile } from '#shared/checks/read-list-file.ts';
import { citedNumbers } from '#shared/checks/read-place.ts';
import { findReferences } from '#shared/literature/laws/find-references.ts';
import { readLaw } from '#shared/literature/laws/read-law.ts';
import { readStructure } from '#shared/literature/structure/read-structure.ts';
import { parseDesignation, printDesignation, standardId, workId } from '#shared/standards/designation.ts';
import type { Standard } from '#shared/standards/standard.ts';
import { unpack } from './page-corpus.ts';
import { readPages } from './structure.ts';

/**
 * Places that a person read and judged. Lines were drawn by chance (seed 17) from all that hold a capital letter with a figure
 * within ten characters, so that the finder had no say in which ones; places in laws are all that name a standard and 110
 * that name a class, drawn by seed 11. Only places, numbers and verdicts are kept, no text.
 */
const Judged = z.object({
  /** File, page, line, and the numbers that stand there, a number broken over lines where it begins. */
  lines: z.array(z.tuple([z.string(), z.int(), z.int()]).rest(z.string())),
  /** Normative references of a document by its file. */
  references: z.record(z.string(), z.array(z.string())),
  /** Title, article, kind, what is meant, and whether the law refers to it there. */
  laws: z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.boolean()])),
});

async function readJudged() {
  return Judged.parse(JSON.parse(await readFile(new URL('hand-checked.json', import.meta.url), 'utf8')));
}

const share = (part: number, whole: number) => `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;

/** How many of the numbers in the drawn lines are found, and what else is. */
export async function judgeLines(folder: string): Promise<{ words: string; numbers: string[] }> {
  const { lines } = await readJudged();
  const byFile = Map.groupBy(lines, ([file]) => file);
  const sum = { found: 0, right: 0, meant: 0, wrong: [] as string[] };
  for (const [file, judged] of byFile) {
    const passages = await passagesOfFile(file, await readFile(join(folder, file)));
    for (const [, page, line, ...meant] of judged) {
      const passage = passages.filter(({ place }) => place.page === page);
      const found = citedNumbers(passage).filter(({ place }) => place.line === line);
      const printed = found.map(({ found: { designation } }) => printDesignation(designation));
      const right = meant.filter((number) => printed.includes(number)).length;
      sum.found += printed.length;
      sum.meant += meant.length;
      sum.right += right;
      if (right < meant.length) sum.wrong.push(`${file} p. ${page}: ${meant.join(', ')}`);
    }
  }
  const missed = sum.wrong.length > 0 ? `; not read as meant: ${sum.wrong.join('; ')}` : '';
  const words =
    `Hand-checked lines: ${share(sum.right, sum.meant)} numbers in ${lines.length} lines found and read as meant, ` +
    `${share(sum.right, sum.found)} of what was found is right${missed}.`;
  return { words, numbers: [...new Set(lines.flatMap(([, , , ...meant]) => meant))] };
}

/** How many numbers lead to the right record or, where none is held, to none. */
export async function judgeResolution(
  serviceUrl: string,
  numbers: readonly string[],
  standards: readonly Standard[],
): Promise<string> {
  const response = await fetch(`${serviceUrl}/v1/checks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ items: numbers }),
  });
  const { lines } = z
    .object({
      lines: z.array(z.object({ written: z.string(), standard: z.object({ id: z.string().nullable() }).nullable() })),
    })
    .parse(await response.json());
  const held = new Map(standards.map(({ id, workId: work }) => [id, work]));
  const works = new Set(held.values());
  const isRight = (number: string) => {
    const designation = parseDesignation(number);
    const id = lines.find(({ written }) => written === number)?.standard?.id ?? null;
    if (!designation) return false;
    if (designation.year) return held.has(standardId(designation)) ? id === standardId(designation) : id === null;
    const work = workId(designation);
    return works.has(work) ? id !== null && held.get(id) === work : id === null;
  };
  const wrong = numbers.filter((number) => !isRight(number));
  const named = wrong.length > 0 ? `; not ${wrong.join(', ')}` : '';
  return `Of its ${numbers.length} different numbers ${share(numbers.length - wrong.length, numbers.length)} lead to the record that is meant, or to none where none is held${named}.`;
}

/** Precision and recall of normative references in documents read by a person. */
export async function judgeCitations(folder: string): Promise<string> {
  const { references } = await readJudged();
  const sum = { found: 0, right: 0, meant: 0 };
  for (const [file, meant] of Object.entries(references)) {
    const { references: read } = readStructure(await readPages(join(folder, file)));
    const stated = read.filter(({ role, certainty }) => role === 'normative' && certainty !== 'doubtful');
    const found = new Set(stated.flatMap(({ designation }) => designation ?? []));
    sum.found += found.size;
    sum.meant += meant.length;
    sum.right += meant.filter((number) => found.has(number)).length;
  }
  return (
    `Normative references of ${Object.keys(references).length} hand-checked standards: precision ` +
    `${share(sum.right, sum.found)}, recall ${share(sum.right, sum.meant)}.`
  );
}

/** Precision of the places in laws, by those that a person judged. */
export async function judgeLaws(archive: string): Promise<string> {
  const { laws } = await readJudged();
  const verdicts = new Map(
    laws.map(([law, article, kind, meant, right]) => [[law, article, kind, meant].join('|'), right]),
  );
  const unpacked = await unpack(archive);
  const all = await lawFiles(unpacked);
  await rm(unpacked, { recursive: true });
  const files = all.filter(({ place }) => !place.includes('案例/'));
  const places = files.flatMap(({ markdown }) => {
    const law = readLaw(markdown);
    const found = law ? findReferences(law.paragraphs) : [];
    return found.map(({ article, kind, meant }) => ({ kind, key: [law?.title, article, kind, meant].join('|') }));
  });
  const judged = places.filter(({ key }) => verdicts.has(key));
  const right = judged.filter(({ key }) => verdicts.get(key)).length;
  const count = (wanted: string) => places.filter(({ kind }) => kind === wanted).length;
  return (
    `${files.length} texts of laws refer to standards in ${places.length} places: ${count('number')} by number, ${count('title')} by title, ` +
    `${count('class')} to a class of mandatory standards; of ${judged.length} hand-checked places ${share(right, judged.length)} are right.`
  );
}
