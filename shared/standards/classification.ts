import type { Multilingual } from './codes.ts';
import type { ClassCode } from './standard.ts';
import ccsTable from './tables/ccs.json' with { type: 'json' };
import ccsEnglish from './tables/ccs-classes-en.json' with { type: 'json' };
import icsTable from './tables/ics.json' with { type: 'json' };

/** The two classifications of the record: ICS (ISO, editions 6 and 7) and CCS 中国标准文献分类法 (domain D.5). */
export type Scheme = 'ics' | 'ccs';

const icsNames: Readonly<Record<string, readonly string[]>> = icsTable.codes;
const ccsNames: Readonly<Record<string, string>> = ccsTable;
const ccsNamesEn: Readonly<Record<string, string>> = ccsEnglish;
const onlyInEdition6 = new Set(icsTable.onlyInEdition6);
const onlyInEdition7 = new Set(icsTable.onlyInEdition7);
const parentOf: Readonly<Record<Scheme, (code: string) => string | null>> = { ics: icsParent, ccs: ccsParent };
const trees: Partial<Record<Scheme, Map<string | null, string[]>>> = {};

export function isValid(scheme: Scheme, code: string): boolean {
  return scheme === 'ics' ? Object.hasOwn(icsNames, code) : Object.hasOwn(ccsNames, code);
}

/** Names of a class, `undefined` when the code stands in no table. Chinese is not known for every ICS subgroup. */
export function className(scheme: Scheme, code: string): Multilingual | undefined {
  if (!isValid(scheme, code)) return undefined;
  if (scheme === 'ccs') return named(ccsNames[code], ccsNamesEn[code]);
  const [en, zh] = icsNames[code] ?? [];
  return named(zh, en);
}

export const icsName = (code: string) => className('ics', code);
export const ccsName = (code: string) => className('ccs', code);

function named(zh: string | undefined, en: string | undefined): Multilingual {
  return { ...(zh && { zh }), ...(en && { en }) };
}

/** Codes directly below `parent` in order; the top level for `null`. */
export function children(scheme: Scheme, parent: string | null): readonly string[] {
  trees[scheme] ??= treeOf(scheme);
  return trees[scheme].get(parent) ?? [];
}

/** Codes above this one, the broadest first: `01.140.20` → `01`, `01.140`; `A14` → `A`, `A10/19`. */
export function ancestors(scheme: Scheme, code: string): string[] {
  const above: string[] = [];
  for (let at = parentOf[scheme](code); at !== null; at = parentOf[scheme](at)) above.unshift(at);
  return above;
}

function treeOf(scheme: Scheme): Map<string | null, string[]> {
  const tree = new Map<string | null, string[]>();
  for (const code of Object.keys(scheme === 'ics' ? icsNames : ccsNames).sort()) {
    const parent = parentOf[scheme](code);
    const siblings = tree.get(parent);
    if (siblings) siblings.push(code);
    else tree.set(parent, [code]);
  }
  return tree;
}

function icsParent(code: string): string | null {
  const dot = code.lastIndexOf('.');
  return dot < 0 ? null : code.slice(0, dot);
}

const ccsGroups = Object.keys(ccsNames).filter((code) => code.includes('/'));

/** A14 lies in the group A10/19 of the class A. */
function ccsParent(code: string): string | null {
  if (code.length === 1) return null;
  const letter = code.slice(0, 1);
  if (code.includes('/')) return letter;
  const place = code.slice(1);
  const group = ccsGroups.find((g) => g.startsWith(letter) && g.slice(1, 3) <= place && place <= g.slice(4));
  return group ?? letter;
}

/**
 * Reads an ICS code as sources print it and repairs what is surely a slip: `43.18` → `43.180`,
 * `0101.140.20` → `01.140.20`, `01_140_20`, `1304040` (domain D.4). What cannot be repaired stays, marked invalid.
 */
export function readIcs(printed: string): ClassCode {
  const text = printed
    .normalize('NFKC')
    .trim()
    .replace(/[\s_.,·]+/g, '.')
    .replace(/^\.|\.$/g, '');
  const code = icsSpellings(text).find((spelling) => isValid('ics', spelling));
  if (code === undefined) return { code: text, valid: false };
  return { code, edition: icsEdition(code), valid: true };
}

function icsSpellings(text: string): string[] {
  const dotted = /^\d{5,7}$/.test(text)
    ? [text.slice(0, 2), text.slice(2, 5), text.slice(5)].filter(Boolean)
    : text.split('.');
  const [field = '', group = '', subgroup = ''] = dotted;
  const single = field.length === 4 && field.slice(0, 2) === field.slice(2) ? field.slice(2) : field.padStart(2, '0');
  const repaired = [single, group.padEnd(3, '0'), subgroup.padEnd(2, '0')].slice(0, dotted.length).join('.');
  return [text, repaired];
}

/** Codes of both editions count as 7, but for a group that has subgroups only there: 35.040 alone is edition 6. */
function icsEdition(code: string): 6 | 7 {
  if (onlyInEdition6.has(code)) return 6;
  const below = children('ics', code);
  const splitIn7 = code.includes('.') && below.length > 0 && below.every((child) => onlyInEdition7.has(child));
  return splitIn7 ? 6 : 7;
}

/** Reads a CCS code as printed: `z60`, `Ａ１４`, `A10/19`, `A 00`. */
export function readCcs(printed: string): ClassCode {
  const code = printed.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  return { code, valid: isValid('ccs', code) };
}
