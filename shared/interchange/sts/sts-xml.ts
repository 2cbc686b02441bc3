import type { Structure } from '../../literature/structure/structure.ts';
import type { StandardRecord } from '../../standards/standard-view.ts';
import { referenceOf } from '../reference.ts';
import { element, empty, leaf, type Xml } from '../xml.ts';
import { stsSections } from './sts-sections.ts';

const spaces = {
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:mml': 'http://www.w3.org/1998/Math/MathML',
  'xmlns:tbx': 'urn:iso:std:iso:30042:ed-1',
};

/**
 * The text of a standard as its clauses, with what its record says, in the elements that ANSI/NISO Z39.102 (NISO STS) has
 * kept from ISOSTS 1.1, so that it is valid by both. `pages` is the number of pages of the file that was read.
 */
export function stsXml(record: StandardRecord, structure: Structure, pages: number, site: string): Xml {
  const language = languageOf(record);
  const { front, body, back } = stsSections(structure, language);
  return element('standard', { ...spaces, 'xml:lang': language }, [
    element('front', {}, [metadata(record, pages, site, language), ...front]),
    element('body', {}, body) || empty('body', {}),
    element('back', {}, back),
  ]);
}

function languageOf({ languages, title }: StandardRecord): string {
  return languages[0] ?? (title.zh ? 'zh' : 'en');
}

function metadata(record: StandardRecord, pages: number, site: string, language: string): Xml {
  const { identifier, publishers } = referenceOf(record, site);
  const { number, issuer, issued, effective, edition, classification, bodies } = record;
  const dated = /^(.*?)[-—:](\d{4})$/.exec(number);
  const type = /^\D*/.exec(number)?.[0].trim() ?? '';
  return element('nat-meta', { originator: issuer }, [
    ...titles(record),
    element('doc-ident', {}, [
      must('sdo', publishers[0] ?? issuer),
      must('proj-id', record.id),
      must('language', language),
      must('release-version', 'IS'),
      leaf('urn', {}, identifier),
    ]),
    element('std-ident', {}, [
      must('originator', issuer),
      must('doc-type', type),
      must('doc-number', (dated?.[1] ?? number).slice(type.length).trim()),
      must('edition', edition),
      must('version', ''),
    ]),
    must('content-language', language),
    leaf('std-ref', { type: dated ? 'dated' : 'undated' }, number),
    must('doc-ref', identifier),
    leaf('pub-date', {}, issued),
    must('release-date', issued),
    ...(effective ? [leaf('meta-date', { type: 'effective' }, effective)] : []),
    must('comm-ref', bodies.committees?.[0]),
    must('secretariat', bodies.custodian?.[0]),
    ...classification.ics.map(({ code }) => leaf('ics', {}, code)),
    empty('page-count', { count: String(pages) }),
    ...crossReferences(record),
  ]);
}

/** Titles by language, Chinese and English first. */
function titles({ title, number }: StandardRecord): Xml[] {
  const given = Object.entries(title);
  const all = given.length > 0 ? given : [['und', number] as const];
  return all.map(([language, text]) =>
    element('title-wrap', { 'xml:lang': language }, [leaf('main', {}, text), leaf('full', {}, text)]),
  );
}

const crossTypes: Readonly<Record<string, string>> = {
  replaces: 'replaces',
  'replaced-by': 'isReplacedBy',
  adopts: 'adopts',
};

function crossReferences({ relations }: StandardRecord): Xml[] {
  return relations.flatMap(({ type, number }) => {
    const crossType = crossTypes[type];
    return crossType ? [element('std-xref', { type: crossType }, [leaf('std-ref', {}, number)])] : [];
  });
}

/** An element that the grammar asks for, empty where nothing is known. */
function must(name: string, text: string | null | undefined): Xml {
  return leaf(name, {}, text) || empty(name, {});
}
