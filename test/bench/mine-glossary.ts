import { children, className, type Scheme } from '#shared/standards/classification.ts';
import { glueHan } from '#shared/standards/search/language.ts';
import glossary from '#shared/standards/tables/glossary.json' with { type: 'json' };
import { compileRows, reconciled } from './catalogue-rows.ts';

/**
 * Proposes pairs for the glossary: `node test/bench/mine-glossary.ts [catalogue]`.
 *
 * Parts of bilingual titles and names of classes are paired where both sides split into as many parts. What is printed is
 * read by a person and entered in `tables/glossary.json`; pairs that it holds already are left out.
 */
const file = process.argv[2] ?? '../shared/data/catalogue/all-standards.jsonl.gz';
const known = new Set(Object.keys(glossary));
const votes = new Map<string, Map<string, number>>();

for (const { titles } of reconciled(await compileRows(file))) {
  if (titles.zh && titles.en) pair(titles.zh.split(/[\s、，：:]+/), titles.en.split(/\s*[—–:;]+\s*|\s+-+\s+|,\s+/));
}
for (const scheme of ['ics', 'ccs'] as const) for (const name of namesBelow(scheme, null)) pairNames(name.zh, name.en);

const found = [...votes].flatMap(([zh, words]) => {
  const [best] = [...words].sort((a, b) => b[1] - a[1]);
  return best ? [{ zh, en: best[0], count: best[1] }] : [];
});
for (const { zh, en, count } of found.sort((a, b) => b.count - a.count)) console.log(`${count}\t${zh}\t${en}`);

function pairNames(zh?: string, en?: string): void {
  if (zh && en) pair(zh.split(/[、，]|和/), en.split(/[.,]\s*|\s+and\s+/));
}

function pair(chinese: string[], english: string[]): void {
  const left = chinese.map(glueHan).filter(Boolean);
  const right = english.map((part) => part.trim().toLowerCase()).filter(Boolean);
  if (left.length !== right.length) return;
  left.forEach((zh, i) => {
    const en = right[i] ?? '';
    if (known.has(zh) || !/^\p{Script=Han}{2,10}$/u.test(zh) || !/^[a-z][a-z -]{2,50}$/.test(en)) return;
    const words = votes.get(zh) ?? new Map<string, number>();
    votes.set(zh, words.set(en, (words.get(en) ?? 0) + 1));
  });
}

function namesBelow(scheme: Scheme, parent: string | null): Record<string, string | undefined>[] {
  return children(scheme, parent).flatMap((code) => [className(scheme, code) ?? {}, ...namesBelow(scheme, code)]);
}
