import { decideAccess } from '../access/decide-access.ts';
import { ancestors, className, type Scheme } from './classification.ts';
import { type Designation, designationKeys, digitsKey, parseDesignation } from './designation.ts';
import { firstDay } from './local-date.ts';
import { readingsOf } from './search/chinese-readings.ts';
import { spansOf } from './search/during.ts';
import { suggestionsOf } from './search/project-suggestion.ts';
import type { StdDocument, SugDocument } from './search/standard-document.ts';
import type { IndexedView } from './search/summary.ts';
import type { ClassCode, Standard } from './standard.ts';

/** Everything the indices hold of a record: one document to find, and what to suggest while a person types. */
export function projectStandard(standard: Standard): { std: StdDocument; suggestions: SugDocument[] } {
  const std = documentOf(standard);
  return { std, suggestions: suggestionsOf(standard, std) };
}

function documentOf(standard: Standard): StdDocument {
  const { issued, effective } = standard.dates ?? {};
  const reviewed = standard.dates?.reaffirmed?.at(-1) ?? issued;
  const { zh, en, ...others } = standard.titles;
  const view = viewOf(standard);
  return {
    id: standard.id,
    work: standard.workId,
    no: numberKeys(standard),
    order: orderOf(standard.number),
    ...(zh && { title_zh: zh, pinyin: readingsOf(zh).join(' ') }),
    ...(en && { title_en: en }),
    ...(Object.keys(others).length > 0 && { title_other: Object.values(others) }),
    abstract: Object.values(standard.abstracts ?? {}),
    keywords: standard.keywords ?? [],
    bodies: [...new Set(Object.values(standard.bodies ?? {}).flat())],
    classes: [...classNames('ics', standard.ics), ...classNames('ccs', standard.ccs)],
    origin: standard.origin,
    level: standard.level,
    mandate: standard.mandate,
    issuer: standard.issuer,
    region: standard.region ? [...new Set([standard.region.slice(0, 2), standard.region])] : [],
    ...(issued && { issued: firstDay(issued), year: issued.slice(0, 4) }),
    ...(effective && { effective: firstDay(effective) }),
    ...(standard.level === 'local' && reviewed && { reviewed: firstDay(reviewed) }),
    ics: withAncestors('ics', standard.ics),
    ccs: withAncestors('ccs', standard.ccs),
    ...citesOf(standard),
    modified: standard.updatedAt,
    ...(standard.licences && { licence: ['available', ...standard.licences] }),
    during: spansOf(standard.periods.map(({ status, from }) => ({ value: status, from }))),
    open: spansOf(view.access.map(({ level, from }) => ({ value: level, from }))),
    view,
  };
}

/** The access decision from each day on which the status changes, since it may depend on that. */
function accessPeriods(standard: Standard): IndexedView['access'] {
  const periods = standard.periods.map(({ from }) => {
    const { level, rule } = decideAccess(standard, from ? firstDay(from) : '0001-01-01');
    return { from, level, rule };
  });
  return periods.filter(({ rule }, i) => rule !== periods[i - 1]?.rule);
}

function viewOf(standard: Standard): IndexedView {
  const { zh: _zh, en: _en, ...otherTitles } = standard.titles;
  const replacedBy = standard.relations
    .filter(({ type }) => type === 'replaced-by')
    .map(({ id, number }) => ({ id: id ?? null, number }));
  const reviewed = standard.dates?.reaffirmed?.at(-1);
  return {
    work: standard.workId,
    number: standard.number,
    ...(Object.keys(otherTitles).length > 0 && { otherTitles }),
    periods: standard.periods,
    origin: standard.origin,
    level: standard.level,
    mandate: standard.mandate,
    issuer: standard.issuer,
    issued: standard.dates?.issued,
    effective: standard.dates?.effective,
    ...(standard.level === 'local' && reviewed && { reviewed }),
    ...(replacedBy.length > 0 && { replacedBy }),
    ...(standard.licences && { licences: standard.licences }),
    access: accessPeriods(standard),
  };
}

/** Keys of the number, of both halves of a double one, and of further numbers it is known by. */
function numberKeys(standard: Standard): StdDocument['no'] {
  const parsed = [standard.number, ...(standard.secondNumbers ?? [])].map((number) => parseDesignation(number));
  const designations = parsed.flatMap((d) => (d ? [d, ...(d.second ? [d.second] : [])] : []));
  const keys = designations.map((d) => ({ ...designationKeys(d), bare: bareDigits(d) }));
  const distinct = (values: string[]) => [...new Set(values)];
  return {
    full: distinct(keys.map(({ full }) => full)),
    key: distinct(keys.map(({ key }) => key)),
    loose: distinct(keys.map(({ loose }) => loose)),
    digits: distinct(keys.flatMap(({ bare }) => bare)),
    flat: distinct(keys.map(({ flat }) => flat)),
    adopts: adoptedKeys(standard),
  };
}

/** Numbers whose text it takes over, dated and undated; NEQ is correspondence, not adoption (GB/T 1.2-2020). */
function adoptedKeys({ adoption = [] }: Standard): string[] {
  const adopted = adoption.filter(({ degree }) => degree !== 'NEQ').map(({ number }) => parseDesignation(number));
  return [...new Set(adopted.flatMap((d) => (d ? [designationKeys(d).full, designationKeys(d).key] : [])))];
}

/** `9001`, `9001|2015`; a supplement's end in `+`, so that the standard itself comes first. */
function bareDigits(d: Designation): string[] {
  const digits = digitsKey(d);
  // The year of '2020-03' (ETSI, DIN) stands first, that of '08/2021' (ITU) last.
  const year = /(?:19|20)\d{2}/.exec(d.year ?? '')?.[0] ?? d.year;
  const mark = d.supplement ? '+' : '';
  return [digits + mark, ...(year ? [`${digits}|${year}${mark}`] : [])];
}

function citesOf({ relations }: Standard): { cites?: string[] } {
  const ids = relations.flatMap(({ type, id }) => (type === 'cites' && id !== undefined ? [id] : []));
  return ids.length > 0 ? { cites: [...new Set(ids)] } : {};
}

function orderOf(number: string): string {
  return number.toUpperCase().replace(/\d+/g, (digits) => digits.padStart(8, '0'));
}

function withAncestors(scheme: Scheme, codes: ClassCode[]): string[] {
  return [...new Set(codes.flatMap(({ code, valid }) => (valid ? [...ancestors(scheme, code), code] : [code])))];
}

function classNames(scheme: Scheme, codes: ClassCode[]): string[] {
  const names = withAncestors(scheme, codes).map((code) => className(scheme, code) ?? {});
  return [...new Set(names.flatMap((name) => Object.values(name)))];
}
