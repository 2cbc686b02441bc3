import { printErratum } from '../standards/erratum.ts';
import type { StandardRecord } from '../standards/standard-view.ts';
import { type TermKind, term } from '../standards/terms.ts';
import { type Citation, citationsOf } from './citations.ts';
import { addressOf } from './record-address.ts';
import { referenceOf } from './reference.ts';

/** In which language words stand, which site addresses lead to, and the day on which the record is read. */
export interface Wording {
  language: 'zh' | 'en';
  site: string;
  today: string;
}

export interface Line {
  label: string;
  value: string;
  /** Where the value leads. */
  address?: string;
}

export interface RecordInWords {
  heading: string;
  page: string;
  lines: Line[];
  abstract: string;
  citations: Citation[];
}

/** The record as lines of words for people and for programs that read prose; unknown values have no line. */
export function recordInWords(record: StandardRecord, { language, site, today }: Wording): RecordInWords {
  const word = (kind: TermKind, code: string) => term(kind, code)[language];
  const field = (path: string) => word('field', path);
  const reference = referenceOf(record, site);
  const { zh, en } = record.title;
  const [title, other] = language === 'zh' ? [zh ?? en, en] : [en ?? zh, zh];
  const lines: Line[] = [
    { label: field('status'), value: `${word('status', record.status)} (${record.asOf})` },
    { label: field(language === 'zh' ? 'titles.en' : 'titles.zh'), value: other === title ? '' : (other ?? '') },
    { label: field('level'), value: word('level', record.level) },
    { label: field('mandate'), value: word('mandate', record.mandate) },
    { label: field('bodies.issuer'), value: reference.publishers.join(', ') },
    { label: field('dates.issued'), value: record.issued ?? '' },
    { label: field('dates.effective'), value: record.effective ?? '' },
    ...(['ics', 'ccs'] as const).map((scheme) => ({
      label: scheme.toUpperCase(),
      value: record.classification[scheme]
        .map(({ code, name }) => `${code} ${name[language] ?? name.zh ?? ''}`.trim())
        .join(', '),
    })),
    ...record.adoption.map(({ degree, ...adopted }) => ({
      label: field('adoption'),
      value: degree ? `${adopted.number} (${word('adoption', degree)})` : adopted.number,
      address: addressOf(adopted, site),
    })),
    ...record.relations.map((relation) => ({
      label: word('relation', relation.type),
      value: relation.on ? `${relation.number} (${relation.on})` : relation.number,
      address: addressOf(relation, site),
    })),
    ...record.errata.map((erratum) => ({ label: field('errata'), value: printErratum(erratum, language) })),
    { label: field('access'), value: word('access', record.access.level) },
    { label: 'URI', value: reference.identifier },
  ];
  return {
    heading: title ? `${record.number} ${title}` : record.number,
    page: reference.page,
    lines: lines.filter(({ label, value }) => label !== '' && value !== ''),
    abstract: record.abstract[language] ?? record.abstract.zh ?? record.abstract.en ?? '',
    citations: citationsOf(reference, today),
  };
}
