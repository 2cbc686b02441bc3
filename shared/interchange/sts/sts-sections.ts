import type { Clause, Structure, Term } from '../../literature/structure/structure.ts';
import { element, empty, leaf, type Xml } from '../xml.ts';

/** A clause with all below it. */
interface Branch {
  clause: Clause;
  below: Branch[];
}

const sectionTypes: Partial<Record<Clause['kind'], string>> = {
  foreword: 'foreword',
  introduction: 'intro',
  scope: 'scope',
  references: 'norm-refs',
  terms: 'terms',
};

/** The text of a standard as what stands before, in and behind its body (ANSI/NISO Z39.102: `sec`, `app`, `ref-list`). */
export function stsSections(structure: Structure, language: string): { front: Xml[]; body: Xml[]; back: Xml[] } {
  const terms = new Map(structure.terms.flatMap((term) => (term.number ? [[term.number, term] as const] : [])));
  const section = (branch: Branch): Xml => sectionOf(branch, structure, terms, language);
  const tops = treeOf(structure.clauses);
  const of = (...kinds: Clause['kind'][]) => tops.filter(({ clause }) => kinds.includes(clause.kind));
  const annexes = of('annex').map(({ clause, below }) =>
    element(
      'app',
      {
        id: clause.anchor,
        'content-type': clause.annex && `${clause.annex === 'normative' ? 'norm' : 'inform'}-annex`,
      },
      [
        ...headOf(clause, clause.annex && leaf('annex-type', {}, `(${clause.annex})`)),
        ...paragraphs(clause.text),
        ...below.map(section),
      ],
    ),
  );
  return {
    front: of('foreword', 'introduction').map(section),
    body: of('scope', 'references', 'terms', 'clause').map(section),
    back: [
      element('app-group', {}, annexes),
      ...of('bibliography').map(({ clause }) => bibliography(clause, structure)),
    ],
  };
}

function treeOf(clauses: readonly Clause[]): Branch[] {
  const tops: Branch[] = [];
  const open: Branch[] = [];
  for (const clause of clauses) {
    const branch = { clause, below: [] };
    while (open.length > 0 && (open.at(-1)?.clause.level ?? 0) >= clause.level) open.pop();
    (open.at(-1)?.below ?? tops).push(branch);
    open.push(branch);
  }
  return tops;
}

function sectionOf(
  { clause, below }: Branch,
  structure: Structure,
  terms: ReadonlyMap<string, Term>,
  language: string,
): Xml {
  const term = clause.number === undefined ? undefined : terms.get(clause.number);
  if (term && below.length === 0) return termSection(clause, term, language);
  return element('sec', { id: clause.anchor, 'sec-type': sectionTypes[clause.kind] }, [
    ...headOf(clause),
    ...paragraphs(clause.text),
    ...below.map((branch) => sectionOf(branch, structure, terms, language)),
    clause.kind === 'references' ? referenceList('norm-refs', [], structure, 'normative') : '',
  ]);
}

/** A number, a title, or both; a part with neither has an empty title, which the grammar asks for. */
function headOf({ number, title }: Clause, between: Xml = ''): Xml[] {
  const head = [leaf('label', {}, number), between, leaf('title', {}, title)];
  return number || title ? head : [between, empty('title', {})];
}

/** Lines with tabs are rows of a table. */
function paragraphs(text: string): Xml[] {
  const parts: Xml[] = [];
  let rows: Xml[] = [];
  const endTable = () => {
    if (rows.length > 0) parts.push(element('table-wrap', {}, [element('table', {}, [element('tbody', {}, rows)])]));
    rows = [];
  };
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    if (line.includes('\t')) {
      const cells = line.split('\t').map((cell) => leaf('td', {}, cell) || empty('td', {}));
      rows.push(element('tr', {}, cells));
      continue;
    }
    endTable();
    parts.push(leaf('p', {}, line));
  }
  endTable();
  return parts;
}

/** A term with its definition in TermBase eXchange (ISO 30042). */
function termSection(clause: Clause, term: Term, language: string): Xml {
  const inLanguage = (tag: string, name: string, definition: string) =>
    element('tbx:langSet', { 'xml:lang': tag }, [
      leaf('tbx:definition', {}, definition),
      element('tbx:tig', {}, [leaf('tbx:term', {}, name), empty('tbx:partOfSpeech', { value: 'noun' })]),
    ]);
  return element('term-sec', { id: clause.anchor }, [
    leaf('label', {}, clause.number),
    element('tbx:termEntry', { id: `term-${clause.anchor}` }, [
      inLanguage(language, term.term, term.definition),
      term.translation ? inLanguage(language === 'zh' ? 'en' : 'zh', term.translation, '') : '',
    ]),
  ]);
}

function bibliography(clause: Clause, structure: Structure): Xml {
  return referenceList('bibl', [leaf('title', {}, clause.title)], structure, 'informative');
}

function referenceList(type: string, head: Xml[], { references }: Structure, role: 'normative' | 'informative'): Xml {
  const items = references.filter((reference) => reference.role === role);
  if (items.length === 0) return '';
  return element('ref-list', { 'content-type': type }, [
    ...head,
    ...items.map(({ designation, dated, text }) =>
      element('ref', {}, [
        designation
          ? element('std', { type: dated ? 'dated' : 'undated' }, [
              leaf('std-ref', {}, designation),
              leaf('title', {}, text.replace(designation, '').trim()),
            ])
          : leaf('mixed-citation', {}, text),
      ]),
    ),
  ]);
}
