import { printsColon } from './designation-foreign.ts';
import type { Designation } from './designation-kinds.ts';
import { isChinese } from './designation-kinds.ts';
import { standsApart } from './designation-nist.ts';

/**
 * The canonical spelling of a number, as its field prints it.
 *
 * @example 'GB/T 19001-2016', 'DB21/ 3176-2019', 'ISO 9001:2015/Amd 1:2024', 'ITU-T H.265 (08/2021)', 'RFC 9592'
 */
export function printDesignation(d: Designation): string {
  const own = printOwn(d);
  return d.second ? `${own}/${printDesignation(d.second)}` : own;
}

function printOwn(d: Designation): string {
  if (isChinese(d.kind)) return printChinese(d);
  switch (d.kind) {
    case 'itu':
      return printItu(d);
    case 'etsi':
      return printEtsi(d);
    case 'w3c':
      return `${d.org}${d.org === 'W3C' ? ' ' : '-'}${d.number}${d.edition ? `-${d.edition}` : ''}`;
    case 'nist':
      return `${d.org} ${d.number}${d.part ?? ''}${d.edition && standsApart(d.edition) ? ' ' : ''}${d.edition ?? ''}`;
    case 'astm':
      return `${printHead(d)}${d.year ? `-${d.year}` : ''}${d.edition ?? ''}`;
    case 'foreign':
      return printsColon(d.org) ? printIso(d) : printForeign(d);
    case 'gost':
    case 'ieee':
    case 'other':
      return printForeign(d);
    default:
      return printIso(d);
  }
}

function printForeign(d: Designation): string {
  const head = d.org === 'ECMA' || d.org === 'MIL-STD' ? `${d.org}-${d.number}` : printHead(d);
  return `${head}${d.year ? `-${d.year}` : ''}${d.supplement ? `/${d.supplement}` : ''}`;
}

function printHead(d: Designation): string {
  return `${d.org} ${d.number}${d.part ? `-${d.part}` : ''}`;
}

function printChinese(d: Designation): string {
  // Mandatory local numbers keep the slash before a space: DB21/ 3176-2019.
  const slash = d.mandate ? `/${d.mandate}` : d.kind === 'local' ? '/' : '';
  const number = d.part ? `${d.number}.${d.part}` : d.number;
  return `${d.org}${slash} ${number}${d.year ? `-${d.year}` : ''}${d.supplement ? `/${d.supplement}` : ''}`;
}

function printIso(d: Designation): string {
  const edition = d.edition ?? '';
  const iteration = /^\.\d+/.exec(edition)?.[0] ?? '';
  const rest = edition.slice(iteration.length);
  const year = d.year ? `${d.org.startsWith('GOST') ? '-' : ':'}${d.year}` : '';
  const supplement = d.supplement ? `/${d.kind === 'iec' ? iecSpelling(d.supplement) : d.supplement}` : '';
  return `${printHead(d)}${iteration}${year}${rest && !rest.startsWith('+') ? ' ' : ''}${rest.trim()}${supplement}`;
}

/** IEC writes AMD1:2020 where ISO writes Amd 1:2020. */
function iecSpelling(supplement: string): string {
  return supplement.replace(/\b(Amd|Cor|ISH|FRAG) (?=\d)/g, (_, word: string) => word.toUpperCase());
}

function printItu(d: Designation): string {
  const revision = d.edition && d.org === 'ITU-R' && !d.edition.startsWith('V') ? `-${d.edition}` : '';
  const version = d.edition && revision === '' ? ` (${d.edition})` : '';
  const year = d.year ? ` (${d.year})` : '';
  return `${printHead(d)}${revision}${version}${year}${d.supplement ? ` ${d.supplement}` : ''}`;
}

function printEtsi(d: Designation): string {
  const supplement = d.supplement ? `/${d.supplement}` : '';
  const edition = d.edition ? ` ${d.edition}` : '';
  return `${printHead(d)}${supplement}${edition}${d.year ? ` (${d.year})` : ''}`;
}
