import {
  type Designation,
  designationKeys,
  mandateSiblings,
  namesEdition,
  parseDesignation,
  standardId,
} from '../standards/designation.ts';
import { type Day, firstDay } from '../standards/local-date.ts';
import type { Standard } from '../standards/standard.ts';
import type { Resolution } from '../standards/standard-view.ts';
import { statusOn } from '../standards/status.ts';
import type { CheckedEdition, CheckLine, Finding } from './check.ts';
import { type Detail, finding, fromDay, judgementOf, listed } from './finding-words.ts';
import { adoptedBy, editionOf, isOver, sinceOf, successorsOf } from './related-editions.ts';

/** How a number was resolved, as far as it matters here. */
export interface FoundNumber {
  match: Resolution['match'];
  standard: { id: string; number: string } | null;
  candidates: readonly { id: string; number: string }[];
}

/** What is known of one cited number: how it was resolved, and every record that its findings look at. */
export interface NumberFacts {
  designation: Designation;
  resolution: FoundNumber;
  /** Records by id: the one found, what follows it, what it adopts. */
  records: ReadonlyMap<string, Standard>;
  day: Day;
}

export type Judged = Omit<CheckLine, 'place' | 'written' | 'designation'>;

/** Judges one cited number on a day (标准查新). Pure: the same facts give the same line. */
export function judgeNumber(facts: NumberFacts): Judged {
  const { resolution, records, day } = facts;
  const standard = foundIn(facts);
  if (!standard) return judgeUnheld(facts);
  const successors = successorsOf(standard, records, day);
  const adopts = adoptedBy(standard, records, day);
  const findings = [...statusFindings(standard, successors, day), ...mandateFindings(facts, standard)];
  if (!namesEdition(facts.designation)) findings.push(finding('undated', standard.number));
  findings.push(...adopts.filter(isOver).map(({ number }) => finding('adopts-withdrawn-edition', number)));
  return {
    match: resolution.match,
    judgement: judgementOf(findings),
    standard: { ...editionOf(standard, day), effective: standard.dates?.effective ?? null },
    successors,
    adopts,
    candidates: [],
    findings,
  };
}

/** The record that is meant. Another year of the same work is not: who writes a year means that edition. */
function foundIn({ designation, resolution, records }: NumberFacts): Standard | undefined {
  if (!resolution.standard || (designation.year && resolution.match !== 'exact')) return undefined;
  return records.get(resolution.standard.id);
}

/** Ids of the records that are looked at for one resolution. */
export function idsOf({ standard, candidates }: FoundNumber): string[] {
  return [...(standard ? [standard] : []), ...candidates].map(({ id }) => id);
}

function judgeUnheld(facts: NumberFacts): Judged {
  const { designation, resolution, records, day } = facts;
  const near = idsOf(resolution).flatMap((id) => records.get(id) ?? []);
  const id = standardId(designation);
  const heirs = near.filter(({ relations }) => relations.some((to) => to.type === 'replaces' && to.id === id));
  const findings = heirs.length > 0 ? heirs.map((heir) => succeeded(heir, day)) : [unresolved(facts)];
  const successors = heirs.flatMap((heir) => [editionOf(heir, day), ...successorsOf(heir, records, day)]);
  return {
    match: resolution.match,
    judgement: judgementOf(findings),
    standard: null,
    successors,
    adopts: [],
    candidates: near.map((standard) => editionOf(standard, day)),
    findings,
  };
}

/** What is replaced by a record that comes into force later holds until then. */
function succeeded({ number, dates, periods }: Standard, day: Day): Finding {
  const isComing = ['draft', 'to-be-implemented'].includes(statusOn(periods, day));
  if (!isComing) return finding('replaced', number);
  return finding('will-be-replaced', fromDay({ zh: number, en: number }, dates?.effective));
}

/** Numbers of an unresolved line: other years of the same work first, then another mandate, then what lies near. */
function unresolved({ designation, resolution }: NumberFacts): Finding {
  const near = [...(resolution.standard ? [resolution.standard] : []), ...resolution.candidates];
  const numbers = near.slice(0, 3).map(({ number }) => number);
  if (resolution.match === 'ambiguous' && !designation.year) return finding('ambiguous', listed(numbers));
  const work = designationKeys(designation).key;
  const editions = near.filter(({ number }) => keyOf(number) === work).map(({ number }) => number);
  if (editions.length > 0) return finding('no-such-edition', listed(editions.slice(0, 5)));
  const siblings = mandateSiblings(designation).map((sibling) => designationKeys(sibling));
  const sibling = near.find(({ number }) => siblings.some(({ key }) => key === keyOf(number)));
  if (sibling) return finding('wrong-mandate', sibling.number);
  if (numbers.length === 0) return finding('not-found');
  const { zh, en } = listed(numbers);
  return finding('not-found', { zh: `，相近的有 ${zh}`, en: `; near it: ${en}` });
}

function keyOf(number: string): string | undefined {
  const parsed = parseDesignation(number);
  return parsed ? designationKeys(parsed).key : undefined;
}

/** 'GB/T 3095' resolves to GB 3095, but who wrote it meant a recommended standard. */
function mandateFindings({ designation }: NumberFacts, standard: Standard): Finding[] {
  const held = parseDesignation(standard.number);
  const same = held?.org !== designation.org || held?.number !== designation.number;
  return same || held?.mandate === designation.mandate ? [] : [finding('wrong-mandate', standard.number)];
}

function statusFindings(standard: Standard, successors: readonly CheckedEdition[], day: Day): Finding[] {
  const status = statusOn(standard.periods, day);
  const next = listed(successors.map(({ number }) => number));
  const since = sinceOf(standard, day);
  switch (status) {
    case 'withdrawn': {
      const on = { zh: since ? `（${since}起）` : '', en: since ? ` since ${since}` : '' };
      return [finding('withdrawn', on), ...(next.zh ? [finding('replaced', next)] : [])];
    }
    case 'newer-edition':
      return [finding('newer-edition', { zh: next.zh && ` ${next.zh} `, en: next.en && ` ${next.en}` })];
    case 'partly-replaced':
      return [finding('partly-replaced', partsOf(standard)), ...announced(standard, day)];
    case 'suspended':
    case 'draft':
      return [finding(status)];
    case 'to-be-implemented': {
      const on = standard.dates?.effective;
      return [
        finding('not-yet-effective', { zh: on ? `，自 ${on} 起实施` : '', en: on ? `; in force from ${on}` : '' }),
      ];
    }
    case 'unknown':
      return [finding('status-unknown')];
    default:
      return announced(standard, day);
  }
}

/** What is already known to end it after the day. */
function announced(standard: Standard, day: Day): Finding[] {
  const end = standard.periods.find(({ status, from }) => status === 'withdrawn' && from && firstDay(from) > day);
  if (!end) return [];
  const by = numbersBy(standard, 'replaced-by');
  const named = { zh: by.zh || '新的规定', en: by.en || 'something new' };
  return [finding('will-be-replaced', fromDay(named, end.from))];
}

const partsOf = (standard: Standard) => numbersBy(standard, 'partly-replaced-by');

function numbersBy(standard: Standard, wanted: 'replaced-by' | 'partly-replaced-by'): Detail {
  const found = standard.relations.filter(({ type }) => type === wanted).map(({ number }) => number);
  return listed([...new Set(found)]);
}
