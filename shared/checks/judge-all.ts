import { type Designation, namesEdition, printDesignation, standardId } from '../standards/designation.ts';
import type { Day } from '../standards/local-date.ts';
import { reconcile } from '../standards/reconcile.ts';
import { resolveDesignations } from '../standards/resolve-designation.ts';
import type { Standard } from '../standards/standard.ts';
import { getStandards } from '../standards/standard-store.ts';
import type { CheckLine, Finding } from './check.ts';
import type { CheckServices } from './check-services.ts';
import { expandRange } from './expand-range.ts';
import { finding, judgementOf, listed } from './finding-words.ts';
import { type FoundNumber, idsOf, judgeNumber } from './judge-number.ts';
import type { CitedNumber } from './read-place.ts';
import { relatedIds } from './related-editions.ts';

type Needed = Pick<CheckServices, 'search' | 'indexPrefix' | 'catalogue' | 'now'>;

/** Parts of a long list that are asked about at the same time; more of them would wait for each other in a busy engine until time is up. */
const together = 2;
/** Numbers asked about at once: an engine that has just started takes a hundredth of a second for each, and has eight for all. */
const inPart = 50;
/** Longest chain of replacements that is followed. */
const longestChain = 40;

/** A line for every number, those of a range apart, in the order of the list. */
export async function judgeAll(services: Needed, cited: readonly CitedNumber[], day: Day): Promise<CheckLine[]> {
  const numbers = cited.flatMap(({ place, found }) =>
    expandRange(found.designation).map((designation) => ({ place, written: found.written.trim(), designation })),
  );
  const asked = new Map(numbers.map(({ designation }) => [printDesignation(designation), designation]));
  const records = await heldEditions(services, [...asked.values()]);
  const resolutions = await resolveAll(services, asked, { records, day });
  await addRecords(services, [...resolutions.values()], records);
  const lines = numbers.map(({ place, written, designation }) => {
    const printed = printDesignation(designation);
    const resolution = resolutions.get(printed);
    if (!resolution) throw new Error(`${printed} was not resolved`);
    const judged = judgeNumber({ designation, resolution, records, day });
    return { place, written, designation: printed, ...judged };
  });
  return withinList(lines, records);
}

/**
 * The records of editions that are written in full, by id. Most lines of most lists name one: the table tells in a few
 * reads, where the engine would weigh every spelling of each of them.
 */
async function heldEditions({ catalogue }: Needed, asked: readonly Designation[]): Promise<Map<string, Standard>> {
  const ids = asked.flatMap((designation) => (namesEdition(designation) ? [standardId(designation)] : []));
  const held = await getStandards(catalogue, ids);
  return new Map([...held].map(([id, stored]) => [id, reconcile(stored)]));
}

/** What each number stands for: itself where its record is held, else what the search makes of it. */
async function resolveAll(
  services: Needed,
  asked: ReadonlyMap<string, Designation>,
  { records, day }: { records: ReadonlyMap<string, Standard>; day: Day },
): Promise<Map<string, FoundNumber>> {
  const found = new Map<string, FoundNumber>();
  const open: string[] = [];
  for (const [printed, designation] of asked) {
    const standard = namesEdition(designation) && records.get(standardId(designation));
    if (standard) found.set(printed, { match: 'exact', standard, candidates: [] });
    else open.push(printed);
  }
  const parts = Array.from({ length: Math.ceil(open.length / inPart) }, (_, part) =>
    open.slice(part * inPart, (part + 1) * inPart),
  );
  for (let at = 0; at < parts.length; at += together) {
    const few = parts.slice(at, at + together);
    const resolved = await Promise.all(few.map((q) => resolveDesignations(services, { q, asOf: day })));
    for (const resolution of resolved.flat()) found.set(resolution.q, resolution);
  }
  return found;
}

/** Adds the records found, and step by step those that follow them or are adopted by them. */
async function addRecords(
  { catalogue }: Needed,
  resolutions: readonly FoundNumber[],
  records: Map<string, Standard>,
): Promise<void> {
  const asked = new Set(records.keys());
  let next = [...resolutions.flatMap(idsOf), ...[...records.values()].flatMap(relatedIds)];
  for (let step = 0; step < longestChain; step += 1) {
    next = [...new Set(next)].filter((id) => !asked.has(id));
    if (next.length === 0) return;
    for (const id of next) asked.add(id);
    const held = [...(await getStandards(catalogue, next)).values()].map(reconcile);
    for (const standard of held) records.set(standard.id, standard);
    next = held.flatMap(relatedIds);
  }
}

/** What only the list as a whole tells: the same number twice, two editions of one standard. */
function withinList(lines: CheckLine[], records: ReadonlyMap<string, Standard>): CheckLine[] {
  const firsts = new Map<string, CheckLine>();
  const editions = new Map<string, Set<string>>();
  const workOf = ({ standard }: CheckLine) => standard?.id && records.get(standard.id)?.workId;
  for (const line of lines) {
    const work = workOf(line);
    if (work && line.standard) editions.set(work, (editions.get(work) ?? new Set()).add(line.standard.number));
  }
  return lines.map((line) => {
    const first = firsts.get(line.designation);
    firsts.set(line.designation, first ?? line);
    const others = [...(editions.get(workOf(line) ?? '') ?? [])].filter((number) => number !== line.standard?.number);
    const more: Finding[] = [
      ...(first ? [finding('repeated', placeWords(first))] : []),
      ...(others.length > 0 ? [finding('two-editions', listed(others))] : []),
    ];
    const findings = [...line.findings, ...more];
    return { ...line, findings, judgement: judgementOf(findings) };
  });
}

function placeWords({ place: { cell, page, line } }: CheckLine): { zh: string; en: string } {
  if (cell) return { zh: ` ${cell} `, en: cell };
  if (page) return { zh: `第 ${page} 页第 ${line} 行`, en: `page ${page}, line ${line}` };
  return { zh: `第 ${line} 行`, en: `line ${line}` };
}
