import type { Aggregation, SearchServices } from '../../runtime/search-client.ts';
import { className, isValid, type Scheme } from '../../standards/classification.ts';
import { Mandate, type Multilingual } from '../../standards/codes.ts';
import { prefixOf } from '../../standards/designation/prefixes.ts';
import { indexNames } from '../../standards/search/index-names.ts';
import type { StandardRecord } from '../../standards/standard-view.ts';
import { mandateTerms } from '../../standards/terms.ts';

/**
 * Sets by numbering system (`kind:GB`, `kind:GB:recommended`, `kind:ISO.IEC`) and by class (`ics:13:060:30`, `ccs:Z:Z60`).
 * Each holds all sets below it, as the protocol asks (OAI-PMH 2.0 §2.6).
 */
export interface OaiSet {
  spec: string;
  name: string;
}

type Clause = Record<string, unknown>;

/** What records of a set have in the index; undefined when there can be no such set. */
export function setClauses(spec: string): Clause[] | undefined {
  const [scheme, ...steps] = spec.split(':');
  if (steps.length === 0 && roots.some(({ spec: root }) => root === spec))
    return [{ exists: { field: scheme === 'kind' ? 'issuer' : scheme } }];
  if (scheme === 'kind') return kindClauses(steps);
  if (scheme !== 'ics' && scheme !== 'ccs') return undefined;
  const code = scheme === 'ics' ? steps.join('.') : (steps.at(-1) ?? '');
  return isValid(scheme, code) && classSpec(scheme, code) === spec ? [{ term: { [scheme]: code } }] : undefined;
}

function kindClauses([issuer = '', mandate, ...more]: string[]): Clause[] | undefined {
  const isKnown = mandate === undefined || Mandate.options.some((option) => option === mandate);
  if (!isKnown || more.length > 0) return undefined;
  const kind = { term: { issuer: issuer.replaceAll('.', '/') } };
  return mandate === undefined ? [kind] : [kind, { term: { mandate } }];
}

/** The sets a record is in, the smallest ones only. */
export function setsOf({ issuer, mandate, classification }: StandardRecord): string[] {
  const classes = (['ics', 'ccs'] as const).flatMap((scheme) =>
    classification[scheme].filter(({ valid }) => valid).map(({ code }) => classSpec(scheme, code)),
  );
  return [...(isPrintable(issuer) ? [`${kindSpec(issuer)}:${mandate}`] : []), ...new Set(classes)];
}

/** Every set that has records. */
export async function listSets(services: SearchServices): Promise<OaiSet[]> {
  const [all, ...byMandate] = await issuersOf(services);
  const classes = (['ics', 'ccs'] as const).flatMap((scheme) =>
    keysOf(all?.[scheme])
      .filter((code) => isValid(scheme, code) && !code.includes('/'))
      .map((code) => ({ spec: classSpec(scheme, code), name: `${code} ${printed(className(scheme, code))}`.trim() })),
  );
  const kinds = keysOf(all?.issuer).map((issuer) => ({ spec: kindSpec(issuer), name: kindName(issuer) }));
  const parts = byMandate.flatMap((counted, n) => {
    const mandate = Mandate.options[n];
    if (!mandate) return [];
    const words = mandateTerms[mandate];
    return keysOf(counted.issuer).map((issuer) => ({
      spec: `${kindSpec(issuer)}:${mandate}`,
      name: `${kindName(issuer)} (${words.zh}, ${words.en})`,
    }));
  });
  return [...roots, ...[...kinds, ...parts, ...classes].sort((a, b) => (a.spec < b.spec ? -1 : 1))];
}

const roots: readonly OaiSet[] = [
  { spec: 'kind', name: '按标准代号 by numbering system' },
  { spec: 'ics', name: '国际标准分类 International Classification for Standards' },
  { spec: 'ccs', name: '中国标准文献分类 Chinese Classification for Standards' },
];

const most = 10_000;

async function issuersOf({ search, indexPrefix }: SearchServices): Promise<Record<string, Aggregation>[]> {
  const counted = (fields: string[], query: Clause) => ({
    index: indexNames(indexPrefix).standards,
    cached: true,
    body: {
      size: 0,
      track_total_hits: false,
      query,
      aggs: Object.fromEntries(fields.map((field) => [field, { terms: { field, size: most } }])),
    },
  });
  const answers = await search.msearch<unknown>([
    counted(['issuer', 'ics', 'ccs'], { match_all: {} }),
    ...Mandate.options.map((mandate) => counted(['issuer'], { term: { mandate } })),
  ]);
  return answers.map(({ aggregations }) => aggregations ?? {});
}

/** Values that can be written in the name of a set. */
function keysOf(counted: Aggregation | undefined): string[] {
  const buckets = Array.isArray(counted?.buckets) ? counted.buckets : [];
  return buckets.map(({ key }) => String(key)).filter(isPrintable);
}

function isPrintable(value: string): boolean {
  return /^[\w/-][\w./-]*$/.test(value);
}

function kindSpec(issuer: string): string {
  return `kind:${issuer.replaceAll('/', '.')}`;
}

function kindName(issuer: string): string {
  return `${issuer} ${printed(prefixOf(issuer))}`.trim();
}

function classSpec(scheme: Scheme, code: string): string {
  if (scheme === 'ics') return `ics:${code.replaceAll('.', ':')}`;
  // Groups such as A00/09 lie between a letter and its classes; a spec has no slash, and they add nothing.
  return ['ccs', ...new Set([code.slice(0, 1), code])].join(':');
}

function printed(name: Multilingual | Partial<Record<'zh' | 'en', string>> | undefined): string {
  return [name?.zh, name?.en].filter(Boolean).join(' ');
}
