import { isOver, type Reference } from './reference.ts';

/** RIS with the type for standards; every line ends in CR LF, and a value is one line. */
export function ris(reference: Reference): string {
  const { number, title, publishers, authors, issued, year, edition, doi, page, language } = reference;
  const creators = authors.length > 0 ? authors : publishers;
  const lines: [tag: string, value: string | null][] = [
    ['TY', 'STAND'],
    ['TI', title],
    ...creators.map((name): [string, string] => ['AU', name]),
    ['SN', number],
    ['PB', publishers.join(', ')],
    ['ET', edition],
    ['PY', year],
    ['DA', issued && dateOf(issued)],
    ['DO', doi],
    ['LA', language],
    ['N1', isOver(reference) ? `Status: ${reference.status}` : null],
    ['UR', page],
  ];
  const written = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/\s+/g, ' ').trim()}`] : []));
  return [...written, 'ER  - ', ''].join('\r\n');
}

/** `2016/12/30`, with the slashes of what is not known. */
function dateOf(issued: string): string {
  const [year = '', month = '', day = ''] = issued.split('-');
  return `${year}/${month}/${day}`;
}
