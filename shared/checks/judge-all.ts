import { type Designation, printDesignation } from '../standards/designation.ts';
import type { Day } from '../standards/local-date.ts';
import { reconcile } from '../standards/reconcile.ts';
import { mostResolved, resolveDesignations } from '../standards/resolve-designation.ts';
import type { Standard } from '../standards/standard.ts';
import { getStandards } from '../standards/standard-store.ts';
import type { Resolution } from '../standards/standard-view.ts';
import type { CheckLine, Finding } from './check.ts';
import type { CheckServices } from './check-services.ts';
import { expandRange } from './expand-range.ts';
import { finding, judgementOf, listed } from './finding-words.ts';
import { idsOf, judgeNumber } from './judge-number.ts';
import type { CitedNumber } from './read-place.ts';
import { relatedIds } from './related-editions.ts';

type Needed = Pick<CheckServices, 'search' | 'indexPrefix' | 'catalogue' | 'now'>;

/** Parts of a long list that are asked about at the same time; more of them would wait for each other in a busy engine until time is up. */
const together = 2;
/** Longest chain of replacements that is followed. */
const longestChain = 40;

/** A line for every number, those of a range apart, in the order of the list. */
export async function judgeAll(services: Needed, cited: readonly CitedNumber[], day: Day): Promise<CheckLine[]> {
  const numbers = cited.flatMap(({ place, found }) =>
    expandRange(found.designation).map((designation) => ({ place, written: found.written.trim(), designation })),
  );
  const resolutions = await resolveAll(services, numbers, day);
  const records = await recordsOf(services, [...resolutions.values()]);
  const lines = numbers.map(({ place, written, designation }) => {
    const printed = printDesignation(designation);
    const resolution = resolutions.get(printed);
    if (!resolution) throw new Error(`${printed} was not resolved`);
    const judged = judgeNumber({ designation, resolution, records, day });
    return { place, written, designation: printed, ...judged };
  });
  return withinList(lines, records);
}

async function resolveAll(
  services: Needed,
  numbers: readonly { designation: Designation }[],
  day: Day,
): Promise<Map<string, Resolution>> {
  const asked = [...new Set(numbers.map(({ designation }) => printDesignation(designation)))];
  const parts = Array.from({ length: Math.ceil(asked.length / mostResolved) }, (_, part) =>
    asked.slice(part * mostResolved, (part + 1) * mostResolved),
  );
  const found = new Map<string, Resolution>();
  for (let at = 0; at < parts.length; at += together) {
    const few = parts.slice(at, at + together);
    const resolved = await Promise.all(few.map((q) => resolveDesignations(services, { q, asOf: day })));
    for (const resolution of resolved.flat()) found.set(resolution.q, resolution);
  }
  return found;
}

/** The records found, and step by step those that follow them or are adopted by them. */
async function recordsOf({ catalogue }: Needed, resolutions: readonly Resolution[]): Promise<Map<string, Standard>> {
  const records = new Map<string, Standard>();
  const asked = new Set<string>();
  let next = resolutions.flatMap(idsOf);
  for (let step = 0; step < longestChain && next.length > 0; step += 1) {
    for (const id of next) asked.add(id);
    const held = [...(await getStandards(catalogue, next)).values()].map(reconcile);
    for (const standard of held) records.set(standard.id, standard);
    next = [...new Set(held.flatMap(relatedIds))].filter((id) => !asked.has(id));
  }
  return records;
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
