import type { Clause, Term } from './structure.ts';

const longestTerm = 90;
const han = /\p{Script=Han}/u;
/** '电镀electroplating': the term, and the same in Latin letters. */
const both = /^(.*[\p{Script=Han}）)\d])\s*([A-Za-z][A-Za-z\s\-/,'’()（）.;]*[A-Za-z)）.])$/u;

/** The terms that a clause of terms defines: its numbered paragraphs with a title. */
export function termsOf(clauses: readonly Clause[]): Term[] {
  const terms: Term[] = [];
  let within: number | undefined;
  for (const [i, clause] of clauses.entries()) {
    const hasOwn = (clauses[i + 1]?.level ?? 0) > clause.level;
    if (clause.kind === 'terms' && !hasOwn) terms.push(...unnumberedTerms(clause));
    if (within === undefined || clause.level <= within) within = clause.kind === 'terms' ? clause.level : undefined;
    if (within === undefined || clause.level <= within || !clause.number || !clause.title) continue;
    if (clause.text === '') continue;
    terms.push(termOf(clause, clause.number, clause.title));
  }
  return terms;
}

/** Terms of a clause that sets them without numbers: a short line in both scripts, and its definition below. */
function unnumberedTerms({ page, line, box, text }: Clause): Term[] {
  const terms: Term[] = [];
  for (const paragraph of text.split('\n')) {
    const [, term, translation] =
      paragraph.length < longestTerm && !/[。；：]/u.test(paragraph) ? (both.exec(paragraph) ?? []) : [];
    if (term && translation) {
      const place = { page, line, ...(box && { box }) };
      terms.push({
        ...place,
        term: term.trim(),
        translation: translation.trim(),
        definition: '',
        certainty: 'doubtful',
      });
    } else {
      const last = terms.at(-1);
      if (last) last.definition += `${last.definition ? '\n' : ''}${paragraph}`;
    }
  }
  return terms.filter(({ definition }) => definition !== '');
}

function termOf({ page, line, box, text, certainty }: Clause, number: string, title: string): Term {
  const [, own, foreign] = han.test(title) ? (both.exec(title) ?? []) : [];
  return {
    page,
    line,
    ...(box && { box }),
    number,
    term: (own ?? title).trim(),
    ...(foreign && { translation: foreign.trim() }),
    definition: text,
    certainty,
  };
}
