import type { RelationView, StandardRecord } from '../standards/standard-view.ts';
import { type Reference, referenceOf } from './reference.ts';
import { relatonExtension } from './relaton-extension.ts';
import { relatonDates, relatonRelations, relatonScheme, relatonScripts, relatonStage } from './relaton-words.ts';
import { element, empty, leaf, type Xml } from './xml.ts';

/** The record as Relaton `bibdata`, in the order that the grammar asks for (relaton-models, biblio.rng, relaton-gb.rng). */
export function relatonXml(record: StandardRecord, site: string): Xml {
  const reference = referenceOf(record, site);
  const scheme = relatonScheme(record);
  const languages = Object.keys(record.title).filter((tag) => relatonScripts[tag]);
  return element('bibdata', { type: 'standard', 'schema-version': 'v1.4.1' }, [
    ...titlesOf(record, reference),
    leaf('uri', { type: 'src' }, record.url ?? reference.page),
    leaf('uri', { type: 'citation' }, reference.identifier),
    ...record.numbers.map((number, n) =>
      leaf('docidentifier', { type: scheme, primary: n === 0 ? 'true' : null }, number),
    ),
    leaf('docidentifier', { type: 'DOI' }, record.doi),
    leaf('docnumber', {}, record.number),
    ...datesOf(record),
    ...reference.authors.map((name) => contributor('author', name, reference.language)),
    ...reference.publishers.map((name) => contributor('publisher', name, reference.language)),
    leaf('edition', {}, record.edition),
    ...languages.map((tag) => leaf('language', {}, tag)),
    ...[...new Set(languages.map((tag) => relatonScripts[tag]))].map((script) => leaf('script', {}, script)),
    ...Object.entries(record.abstract).map(([language, text]) =>
      leaf('abstract', { format: 'text/plain', language, script: relatonScripts[language] }, text),
    ),
    element('status', {}, [leaf('stage', {}, relatonStage(record))]),
    ...record.relations.map((relation) => relationOf(relation)),
    ...record.keywords.map((keyword) => leaf('keyword', {}, keyword)),
    relatonExtension(record, scheme),
  ]);
}

/** The grammar needs a title; a standard that no source names is titled by its number. */
function titlesOf(record: StandardRecord, { number }: Reference): Xml[] {
  const titles = Object.entries(record.title).flatMap(([language, text]) =>
    ['title-main', 'main'].map((type) => leaf('title', { type, language, script: relatonScripts[language] }, text)),
  );
  return titles.some((title) => title !== '') ? titles : [leaf('title', { type: 'main' }, number)];
}

function datesOf(record: StandardRecord): Xml[] {
  return relatonDates(record).map(([type, day]) => element('date', { type }, [leaf('on', {}, day)]));
}

function contributor(type: string, name: string, language: string): Xml {
  const organization = element('organization', {}, [leaf('name', { language }, name)]);
  return element('contributor', {}, [empty('role', { type }), organization]);
}

function relationOf({ type, number, title, scope }: RelationView): Xml {
  const titles = Object.entries(title ?? {}).map(([language, text]) =>
    leaf('title', { type: 'main', language, script: relatonScripts[language] }, text),
  );
  const item = element('bibitem', { type: 'standard' }, [...titles, leaf('docidentifier', {}, number)]);
  return element('relation', { type: relatonRelations[type] }, [leaf('description', {}, scope), item]);
}
