import { alignClauses } from './align-clauses.ts';
import { compareTexts } from './compare-texts.ts';
import { countWords } from './compare-words.ts';
import type { ComparedClause, Comparison, TextPart } from './comparison.ts';
import type { Clause } from './structure/structure.ts';

/** Two lists of clauses compared, in the order of the later one; clauses that are gone stand where they stood. */
export function compareClauses(before: readonly Clause[], after: readonly Clause[]): ComparedClause[] {
  const pairs = alignClauses(before, after);
  const partners = new Map(pairs.map((pair) => [pair.to, pair]));
  const kept = new Map(pairs.map((pair) => [pair.from, pair]));
  const compared: ComparedClause[] = [];
  let passed = 0;
  /** What the earlier edition has up to here and the later one has not, or has elsewhere. */
  const passGone = (until: number) => {
    for (; passed < until; passed += 1) {
      const pair = kept.get(passed);
      const clause = before[passed] as Clause;
      if (!pair) compared.push(oneSided(clause, 'deleted'));
      else if (pair.moved) compared.push(movedAway(clause, after[pair.to] as Clause));
    }
  };
  for (const [at, clause] of after.entries()) {
    const pair = partners.get(at);
    if (pair && !pair.moved) passGone(pair.from);
    compared.push(pair ? bothSided(before[pair.from] as Clause, clause, pair.moved) : oneSided(clause, 'inserted'));
  }
  passGone(before.length);
  return compared;
}

/** How much of each kind there is. */
export function countChanges(clauses: readonly ComparedClause[]): Comparison['counts'] {
  const count = (wanted: (clause: ComparedClause) => boolean) => clauses.filter(wanted).length;
  const words = (change: 'inserted' | 'deleted') =>
    clauses.reduce((sum, { title, text }) => sum + countWords(title, change) + countWords(text, change), 0);
  return {
    same: count(({ change }) => change === 'same'),
    changed: count(({ change }) => change === 'changed'),
    inserted: count(({ change }) => change === 'inserted'),
    deleted: count(({ change }) => change === 'deleted'),
    moved: count(({ moved, change }) => moved && change !== 'moved-away'),
    renumbered: count(({ renumbered }) => renumbered),
    wordsInserted: words('inserted'),
    wordsDeleted: words('deleted'),
  };
}

function bothSided(from: Clause, to: Clause, moved: boolean): ComparedClause {
  // What is a title in one edition may be a sentence in the other.
  const areTitled = (from.title === undefined) === (to.title === undefined);
  const title = areTitled ? compareTexts(from.title ?? '', to.title ?? '') : [];
  const text = areTitled ? compareTexts(from.text, to.text) : compareTexts(wholeOf(from), wholeOf(to));
  const isSame = [...title, ...text].every(({ change }) => change === 'same');
  return {
    change: isSame ? 'same' : 'changed',
    moved,
    renumbered: from.number !== to.number,
    level: to.level,
    from: sideOf(from),
    to: sideOf(to),
    title,
    text,
  };
}

const wholeOf = ({ title = '', text }: Clause) => [title, text].filter((part) => part !== '').join('\n');

function oneSided(clause: Clause, change: 'inserted' | 'deleted'): ComparedClause {
  const part = (text: string): TextPart[] => (text === '' ? [] : [{ change, text }]);
  const side = sideOf(clause);
  return {
    change,
    moved: false,
    renumbered: false,
    level: clause.level,
    from: change === 'deleted' ? side : null,
    to: change === 'inserted' ? side : null,
    title: part(clause.title ?? ''),
    text: part(clause.text),
  };
}

function movedAway(from: Clause, to: Clause): ComparedClause {
  const sides = { from: sideOf(from), to: sideOf(to) };
  return { change: 'moved-away', moved: true, renumbered: false, level: from.level, ...sides, title: [], text: [] };
}

function sideOf({ anchor, number, title, page }: Clause): NonNullable<ComparedClause['from']> {
  return { anchor, number: number ?? null, title: title ?? null, page };
}
