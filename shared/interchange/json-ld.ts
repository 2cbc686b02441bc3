import type { RelationType } from '../standards/codes.ts';
import type { StandardRecord } from '../standards/standard-view.ts';
import { addressOf } from './record-address.ts';
import { referenceOf } from './reference.ts';

/** Relations that schema.org has a word for; it has no type for standards and no word for the others. */
const properties: Partial<Record<RelationType, string>> = {
  adopts: 'isBasedOn',
  cites: 'citation',
  'part-of': 'isPartOf',
  'has-part': 'hasPart',
  'translation-of': 'translationOfWork',
  'has-translation': 'workTranslation',
  replaces: 'http://purl.org/dc/terms/replaces',
  'replaced-by': 'http://purl.org/dc/terms/isReplacedBy',
};

/** The record as schema.org JSON-LD, with the class of standards from BIBO and replacement from Dublin Core. */
export function jsonLd(record: StandardRecord, site: string) {
  const { identifier, page, publishers } = referenceOf(record, site);
  const from = record.effective ?? record.issued;
  return {
    '@context': 'https://schema.org',
    '@id': identifier,
    '@type': ['CreativeWork', 'TechArticle'],
    additionalType: 'http://purl.org/ontology/bibo/Standard',
    url: page,
    name: tagged(record.title),
    identifier: [
      ...record.numbers.map((value) => propertyValue('standard-number', value)),
      ...(record.doi ? [propertyValue('doi', record.doi)] : []),
    ],
    ...given('abstract', tagged(record.abstract)),
    ...given('keywords', record.keywords),
    ...given('inLanguage', record.languages),
    ...given('about', [...classTerms(record, 'ics'), ...classTerms(record, 'ccs')]),
    ...given(
      'publisher',
      publishers.map((name) => ({ '@type': 'Organization', name })),
    ),
    ...(record.issued && { datePublished: record.issued }),
    ...(from && { temporalCoverage: `${from}/${endOf(record) ?? '..'}` }),
    ...(record.edition && { version: record.edition }),
    ...(record.doi && { sameAs: `https://doi.org/${record.doi}` }),
    creativeWorkStatus: record.status,
    isAccessibleForFree: record.access.allow && (record.access.level === 'read' || record.access.level === 'download'),
    ...related(record, site),
  };
}

function tagged(texts: Record<string, string>) {
  return Object.entries(texts).map(([language, text]) => ({ '@language': language, '@value': text }));
}

function propertyValue(propertyID: string, value: string) {
  return { '@type': 'PropertyValue', propertyID, value };
}

function classTerms({ classification }: StandardRecord, scheme: 'ics' | 'ccs') {
  return classification[scheme].map(({ code, name }) => ({
    '@type': 'DefinedTerm',
    termCode: code,
    inDefinedTermSet: scheme.toUpperCase(),
    ...given('name', tagged(name)),
  }));
}

function given<T>(name: string, values: T[]): Record<string, T[]> {
  return values.length > 0 ? { [name]: values } : {};
}

function endOf({ dates, periods }: StandardRecord): string | null {
  if (typeof dates.withdrawn === 'string') return dates.withdrawn;
  return periods.find(({ status }) => status === 'withdrawn')?.from ?? null;
}

function related(record: StandardRecord, site: string): Record<string, object[]> {
  const adopted = record.adoption.map((adoption) => ({ ...adoption, type: 'adopts' as const }));
  const relations = record.relations.filter(
    ({ type, number }) => type !== 'adopts' || !adopted.some((adoption) => adoption.number === number),
  );
  const groups: Record<string, object[]> = {};
  for (const { type, id, number } of [...adopted, ...relations]) {
    const property = properties[type];
    if (!property) continue;
    groups[property] ??= [];
    groups[property].push({ '@type': 'CreativeWork', '@id': addressOf({ id, number }, site), name: number });
  }
  return groups;
}
