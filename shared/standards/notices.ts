import type { Day } from './local-date.ts';
import type { Standard } from './standard.ts';
import type { RelationView, StandardRecord } from './standard-view.ts';
import { fieldTerms } from './terms.ts';

type Notice = StandardRecord['notices'][number];

/** Status of the editions that a record adopts, on the day it is read. */
export interface AdoptedEdition {
  number: string;
  isOver: boolean;
}

/** Numbers of amendments and corrigenda (修改单、勘误) that hold on the day a record is read. */
export function supplementsOn(relations: readonly RelationView[], day: Day): string[] {
  return relations
    .filter(({ type }) => type === 'amended-by' || type === 'corrected-by')
    .filter(({ on, number, status }) => !((on ?? yearOf(number)) > day) && status !== 'withdrawn')
    .map(({ number }) => number);
}

/** The year that ends the number of a supplement: `ISO 9001:2015/Amd 1:2024`. */
const yearOf = (number: string) => /[:-](\d{4})$/.exec(number)?.[1] ?? '';

/** Things a careful reader should know of a record (domain D.5, D.8, H). */
export function noticesOf(
  standard: Standard,
  adopted: readonly AdoptedEdition[],
  supplements: readonly string[] = [],
): Notice[] {
  return [
    ...(supplements.length > 0 ? [isAmended(supplements)] : []),
    ...adopted.filter(({ isOver }) => isOver).map(adoptsWithdrawn),
    ...(isDoubtful(standard) ? [doubtfulClass] : []),
    ...(standard.conflicts.length > 0 ? [sourcesDisagree(standard.conflicts)] : []),
    ...statusNotice(standard),
  ];
}

function adoptsWithdrawn({ number }: AdoptedEdition): Notice {
  return {
    code: 'adopts-withdrawn-edition',
    zh: `所采用的 ${number} 已废止或已有新版。`,
    en: `It adopts ${number}, which is withdrawn or has a newer edition.`,
  };
}

function isAmended(supplements: readonly string[]): Notice {
  return {
    code: 'amended',
    zh: `有修改单或勘误，应当一并使用：${supplements.join('、')}。`,
    en: `To be used together with its amendments and corrigenda: ${supplements.join(', ')}.`,
  };
}

function sourcesDisagree(conflicts: readonly string[]): Notice {
  const name = (path: string, language: 'zh' | 'en') => fieldTerms[path]?.[language] ?? path;
  return {
    code: 'sources-disagree',
    zh: `各来源对以下字段说法不一：${conflicts.map((path) => name(path, 'zh')).join('、')}。`,
    en: `Sources disagree on: ${conflicts.map((path) => name(path, 'en').toLowerCase()).join(', ')}.`,
  };
}

function statusNotice(standard: Standard): Notice[] {
  if (standard.claims.state) return [];
  if (standard.periods.some(({ status }) => status === 'in-force')) {
    return [
      {
        code: 'status-derived-from-dates',
        zh: '没有来源直接说明状态，现状由日期和关系推定。',
        en: 'No source states the status; it follows from dates and relations.',
      },
    ];
  }
  return [{ code: 'status-not-stated', zh: '没有来源说明状态。', en: 'No source states the status.' }];
}

const doubtfulClass: Notice = {
  code: 'classification-doubtful',
  zh: '分类号存疑：不在分类表中，或两种分类指向不同领域。',
  en: 'The classification is doubtful: a code stands in no table, or the two classifications point to different fields.',
};

/** DB21/T 3539-2021 guides the development of markets and is filed under leisure (03.200) and railways (S90). */
function isDoubtful(standard: Standard): boolean {
  return unknownClasses(standard).length > 0 || classesDisagree(standard);
}

/** Codes of a record that stand in no table of classes. */
export function unknownClasses({ ics, ccs }: Pick<Standard, 'ics' | 'ccs'>): string[] {
  return [...ics, ...ccs].filter(({ valid }) => !valid).map(({ code }) => code);
}

/** ICS fields in which a standard of a narrow CCS class can stand; the broad classes say too little to compare. */
const fieldsOfClass: Readonly<Record<string, readonly string[]>> = {
  S: ['01', '03.220', '13', '17', '19', '21', '25', '29', '33', '35', '43', '45', '53', '55', '77', '91', '93'],
  U: [
    '01',
    '03.220',
    '13',
    '17',
    '21',
    '23',
    '25',
    '27',
    '29',
    '33',
    '35',
    '47',
    '53',
    '75',
    '77',
    '83',
    '87',
    '91',
    '93',
  ],
  V: [
    '01',
    '03.220',
    '13',
    '17',
    '19',
    '21',
    '23',
    '25',
    '29',
    '31',
    '33',
    '35',
    '49',
    '53',
    '59',
    '71',
    '75',
    '77',
    '83',
    '95',
  ],
  W: ['01', '11', '13', '17', '19', '55', '59', '61', '65', '71', '83', '85', '87', '91', '97'],
  X: ['01', '03.080', '03.100', '03.120', '07', '11', '13', '17', '25', '35', '55', '65', '67', '71', '83', '85', '97'],
};

/** Whether ICS and CCS of a record point to fields that have nothing in common. */
export function classesDisagree({ ics, ccs }: Pick<Standard, 'ics' | 'ccs'>): boolean {
  if (ics.length === 0 || ccs.length === 0) return false;
  return ccs.every(({ code }) => {
    const fields = fieldsOfClass[code.slice(0, 1)];
    return fields !== undefined && !ics.some((other) => fields.some((field) => other.code.startsWith(field)));
  });
}
