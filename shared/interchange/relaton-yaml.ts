import type { StandardRecord } from '../standards/standard-view.ts';
import { referenceOf } from './reference.ts';
import { relatonDates, relatonRelations, relatonScheme, relatonScripts, relatonStage } from './relaton-words.ts';
import { type YamlValue, yamlDocument } from './yaml.ts';

/** The record in the YAML form of Relaton, with the keys that its tools read (relaton-bib, `to_yaml`). */
export function relatonYaml(record: StandardRecord, site: string): string {
  const { authors, publishers, page, identifier } = referenceOf(record, site);
  const languages = Object.keys(record.title).filter((tag) => relatonScripts[tag]);
  const type = relatonScheme(record);
  return yamlDocument({
    'schema-version': 'v1.4.1',
    id: record.id,
    title: textsOf(record.title, 'main'),
    link: [
      { content: record.url ?? page, type: 'src' },
      { content: identifier, type: 'citation' },
    ],
    type: 'standard',
    docid: [
      ...record.numbers.map((id, n) => ({ id, type, ...(n === 0 && { primary: true }) })),
      ...(record.doi ? [{ id: record.doi, type: 'DOI' }] : []),
    ],
    docnumber: record.number,
    date: relatonDates(record).map(([kind, value]) => ({ type: kind, value })),
    contributor: [
      ...authors.map((name) => contributor('author', name)),
      ...publishers.map((name) => contributor('publisher', name)),
    ],
    edition: record.edition === null ? null : { content: record.edition },
    language: languages,
    script: [...new Set(languages.flatMap((tag) => relatonScripts[tag] ?? []))],
    abstract: textsOf(record.abstract),
    docstatus: { stage: { value: relatonStage(record) } },
    relation: record.relations.map(({ type: kind, number }) => ({
      type: relatonRelations[kind],
      bibitem: { docid: [{ id: number }] },
    })),
    keyword: record.keywords.map((content) => ({ content })),
    ics: record.classification.ics.map(({ code, name }) => ({ code, text: name.en ?? name.zh })),
    ccs: record.classification.ccs.map(({ code, name }) => ({ code, text: name.en ?? name.zh })),
  });
}

function textsOf(texts: Readonly<Record<string, string | undefined>>, type?: string): YamlValue[] {
  return Object.entries(texts).map(([language, content]) => {
    const script = relatonScripts[language];
    return { content, language: [language], ...(script && { script: [script] }), format: 'text/plain', type };
  });
}

function contributor(type: string, name: string): YamlValue {
  return { organization: { name: [{ content: name }] }, role: [{ type }] };
}
