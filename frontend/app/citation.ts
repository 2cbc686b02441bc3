import type { StandardRecord } from '#shared/standards/standard-view.ts';

/** What a reference needs of a record. */
export type Cited = Pick<StandardRecord, 'id' | 'number' | 'title' | 'origin' | 'issued' | 'bodies'>;

export interface Citation {
  /** Anchor and file-like name of the form. */
  id: 'gbt7714' | 'bibtex' | 'ris';
  label: string;
  text: string;
}

/** The record as a reference: GB/T 7714-2025, BibTeX and RIS. The address is the one of the record's page. */
export function citationsOf(record: Cited, address: string, today: string): Citation[] {
  return [
    { id: 'gbt7714', label: 'GB/T 7714', text: gbt7714(record, address, today) },
    { id: 'bibtex', label: 'BibTeX', text: bibtex(record, address) },
    { id: 'ris', label: 'RIS', text: ris(record, address) },
  ];
}

function gbt7714(record: Cited, address: string, today: string): string {
  const issuers = record.bodies.issuer?.join(', ');
  const issued = record.issued ? `(${record.issued})` : '';
  return `${issuers ? `${issuers}. ` : ''}${titleOf(record)}: ${record.number}[S/OL]. ${issued}[${today}]. ${address}.`;
}

function bibtex(record: Cited, address: string): string {
  const [year, month] = (record.issued ?? '').split('-');
  const fields: [string, string | undefined][] = [
    ['title', `{${latex(titleOf(record))}}`],
    ['author', record.bodies.issuer?.map((name) => `{${latex(name)}}`).join(' and ')],
    ['type', 'Standard'],
    ['number', latex(record.number)],
    ['institution', record.bodies.issuer?.map((name) => `{${latex(name)}}`).join(', ')],
    ['year', year || undefined],
    ['month', month ? String(Number(month)) : undefined],
    ['url', address],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@techreport{${record.id},\n${lines.join(',\n')}\n}`;
}

function ris(record: Cited, address: string): string {
  const lines: [string, string | undefined][] = [
    ['TY', 'STAND'],
    ['TI', titleOf(record)],
    ...(record.bodies.issuer ?? []).map((name): [string, string] => ['AU', name]),
    ['M1', record.number],
    ['PY', record.issued?.slice(0, 4)],
    ['DA', record.issued?.replaceAll('-', '/')],
    ['UR', address],
  ];
  return [...lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : [])), 'ER  - '].join('\n');
}

/** Chinese standards are cited by their Chinese title, others by their English one. */
function titleOf({ title, origin }: Cited): string {
  const order = origin === 'international' || origin === 'foreign' ? ['en', 'zh'] : ['zh', 'en'];
  return order.map((language) => title[language]).find(Boolean) ?? Object.values(title)[0] ?? '';
}

const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function latex(text: string): string {
  return text.replace(/[\\~^&%$#_{}]/g, (sign) => special[sign] ?? `\\${sign}`);
}
