import type { StandardRecord } from '../standards/standard-view.ts';
import { leaf, type Xml } from './xml.ts';

/** Language material, a monograph, in Unicode, with an abbreviated description; lengths are zeros in MARCXML. */
const leader = '00000nam a22000003  4500';

const languageCodes: Readonly<Record<string, string>> = {
  zh: 'chi',
  en: 'eng',
  fr: 'fre',
  de: 'ger',
  ru: 'rus',
  ja: 'jpn',
  ko: 'kor',
  es: 'spa',
};

/** Leader, number of the record, moment of the last change, and the forty positions of 008 for books. */
export function controlFields(record: StandardRecord): Xml[] {
  const changed = record.updatedAt.replace(/\D/g, '').slice(0, 14);
  return [
    leaf('leader', {}, leader),
    leaf('controlfield', { tag: '001' }, record.id),
    leaf('controlfield', { tag: '005' }, `${changed}.0`),
    leaf('controlfield', { tag: '008' }, fixedLengthData(record, changed)),
  ];
}

function fixedLengthData(record: StandardRecord, changed: string): string {
  const isChinese = record.origin === 'government' || record.origin === 'market';
  const language = record.languages[0] ?? (isChinese ? 'zh' : 'en');
  return [
    changed.slice(2, 8),
    record.issued ? 's' : 'n',
    record.issued?.slice(0, 4) ?? 'uuuu',
    record.issued ? '    ' : 'uuuu',
    isChinese ? 'cc ' : 'xx ',
    // No pictures, no audience; online; contents are a technical standard.
    '     o',
    'u   ',
    record.origin === 'government' ? 'f' : ' ',
    '000 0 ',
    languageCodes[language] ?? 'und',
    ' d',
  ].join('');
}
