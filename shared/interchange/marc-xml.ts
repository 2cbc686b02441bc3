import type { RelationType } from '../standards/codes.ts';
import type { StandardRecord } from '../standards/standard-view.ts';
import { relationTerms, statusTerms } from '../standards/terms.ts';
import { controlFields } from './marc-control-fields.ts';
import { type Reference, referenceOf } from './reference.ts';
import { element, leaf, type Xml } from './xml.ts';

type Subfields = [code: string, value: string | null | undefined][];

/** Entries for related records: the fields that say succession, and 787 for all other relations. */
const linkingFields: Partial<Record<RelationType, [tag: string, second: string]>> = {
  replaces: ['780', '0'],
  'replaced-by': ['785', '0'],
  'partly-replaces': ['780', '1'],
  'partly-replaced-by': ['785', '1'],
};

/**
 * The record as MARC 21 in MARCXML: numbers in 024 and 088, classes in 084 and 650 with their scheme in $2, titles in 245
 * and 246, issuers in 110 and 710, succession in 780 and 785, the address in 856.
 */
export function marcXml(record: StandardRecord, site: string): Xml {
  const reference = referenceOf(record, site);
  return element('record', { xmlns: 'http://www.loc.gov/MARC21/slim', type: 'Bibliographic' }, [
    ...controlFields(record),
    field('024', '7 ', [
      ['a', reference.identifier],
      ['2', 'uri'],
    ]),
    ...(record.doi
      ? [
          field('024', '7 ', [
            ['a', record.doi],
            ['2', 'doi'],
          ]),
        ]
      : []),
    field('040', '  ', [
      ['a', 'Guiju'],
      ['b', 'chi'],
      ['c', 'Guiju'],
    ]),
    ...classFields('084', '  ', record),
    ...record.numbers.map((number) => field('088', '  ', [['a', number]])),
    ...bodyFields(reference),
    ...titleFields(record, reference),
    field('250', '  ', [['a', record.edition]]),
    ...publicationFields(reference),
    field('300', '  ', [['a', record.pages === null ? null : `${record.pages} pages`]]),
    field('336', '  ', [
      ['a', 'text'],
      ['b', 'txt'],
      ['2', 'rdacontent'],
    ]),
    field('500', '  ', [['a', `${statusTerms[record.status].zh} (${statusTerms[record.status].en}).`]]),
    ...Object.values(record.abstract).map((text) => field('520', '  ', [['a', text]])),
    ...classFields('650', ' 7', record),
    ...record.keywords.map((keyword) => field('653', '  ', [['a', keyword]])),
    ...record.relations.map(linkingField),
    field('856', '40', [['u', reference.page]]),
  ]);
}

/** Line breaks are controls that MARC does not know. */
function field(tag: string, [ind1 = ' ', ind2 = ' ']: string, subfields: Subfields): Xml {
  const written = subfields.map(([code, value]) => leaf('subfield', { code }, value?.replace(/\s+/g, ' ').trim()));
  return written[0] === '' ? '' : element('datafield', { tag, ind1, ind2 }, written);
}

function classFields(tag: '084' | '650', indicators: string, { classification }: StandardRecord): Xml[] {
  return (['ics', 'ccs'] as const).flatMap((scheme) =>
    classification[scheme].map(({ code, name }) =>
      field(tag, indicators, [
        ['a', tag === '084' ? code : (name.zh ?? name.en)],
        ['2', scheme],
      ]),
    ),
  );
}

function bodyFields({ publishers }: Reference): Xml[] {
  return publishers.map((name, n) =>
    field(n === 0 ? '110' : '710', '2 ', [
      ['a', name],
      ['e', 'issuing body.'],
    ]),
  );
}

function titleFields(record: StandardRecord, { title, language, number, publishers }: Reference): Xml[] {
  const parallel = Object.entries(record.title).filter(([tag]) => tag !== language);
  return [
    field('245', publishers.length > 0 ? '10' : '00', [['a', ended(title || number)]]),
    field('246', '3 ', [['a', number]]),
    ...parallel.map(([, text]) => field('246', '31', [['a', text]])),
  ];
}

function publicationFields({ publishers, issued }: Reference): Xml[] {
  return [field('264', ' 1', [...publishers.slice(0, 1).map((name): [string, string] => ['b', name]), ['c', issued]])];
}

function linkingField({ type, number, title }: StandardRecord['relations'][number]): Xml {
  const [tag, second] = linkingFields[type] ?? ['787', '8'];
  const reason = tag === '787' ? relationTerms[type].en : null;
  const named = title?.zh ?? title?.en;
  const label: Subfields = reason ? [['i', `${reason}:`]] : [];
  return field(tag, `0${second}`, [...label, ['t', named ? `${number} ${named}` : number]]);
}

function ended(text: string): string {
  return /[.?!。？！]$/.test(text) ? text : `${text}.`;
}
