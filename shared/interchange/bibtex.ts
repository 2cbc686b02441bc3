import { isOver, type Reference } from './reference.ts';

/**
 * BibTeX knows no standards, so every style prints `techreport`; double braces keep capitals and names of bodies whole.
 * The file is UTF-8, Chinese characters stand as they are.
 */
export function bibtex(reference: Reference): string {
  const { id, number, title, publishers, authors, issued, year, edition, doi, page, language } = reference;
  const month = issued?.split('-')[1];
  const creators = authors.length > 0 ? authors : publishers;
  const fields: [name: string, value: string | null | undefined][] = [
    ['title', `{${latex(title)}}`],
    ['author', creators.map((name) => `{${latex(name)}}`).join(' and ')],
    ['type', 'Standard'],
    ['number', latex(number)],
    ['institution', publishers.length > 0 ? `{${publishers.map(latex).join(', ')}}` : null],
    ['edition', edition && latex(edition)],
    ['year', year],
    ['month', month && String(Number(month))],
    ['doi', doi],
    ['url', page],
    ['language', language],
    ['note', isOver(reference) ? noteOf(reference) : null],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@techreport{${id},\n${lines.join(',\n')}\n}\n`;
}

function noteOf({ status }: Reference): string {
  return status === 'withdrawn' ? 'Withdrawn' : 'A newer edition exists';
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function latex(text: string): string {
  return text.replace(/[\\~^&%$#_{}]/g, (sign) => special[sign] ?? `\\${sign}`);
}
