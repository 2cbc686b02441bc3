import type { Multilingual } from '../standards/codes.ts';
import type { StandardRecord } from '../standards/standard-view.ts';
import { addressOf } from './record-address.ts';
import { referenceOf } from './reference.ts';
import { element, leaf, type Xml } from './xml.ts';

const namespaces = {
  'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': 'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
};

/** The fifteen elements of simple Dublin Core in the container that OAI-PMH asks for. */
export function dublinCore(record: StandardRecord, site: string): Xml {
  const { identifier, page, publishers, authors } = referenceOf(record, site);
  const { ics, ccs } = record.classification;
  const { committees = [], drafters = [] } = record.bodies;
  return element('oai_dc:dc', namespaces, [
    ...texts('dc:title', record.title),
    ...values('dc:creator', authors.length > 0 ? authors : publishers),
    ...values('dc:subject', record.keywords),
    ...ics.map(({ code }) => leaf('dc:subject', {}, `ICS ${code}`)),
    ...ccs.map(({ code }) => leaf('dc:subject', {}, `CCS ${code}`)),
    ...texts('dc:description', record.abstract),
    ...values('dc:publisher', publishers),
    ...values('dc:contributor', [...committees, ...drafters]),
    leaf('dc:date', {}, record.issued),
    leaf('dc:type', {}, 'Text'),
    leaf('dc:type', {}, 'Standard'),
    ...values('dc:identifier', [identifier, page, ...record.numbers]),
    leaf('dc:identifier', {}, record.doi && `doi:${record.doi}`),
    leaf('dc:source', {}, record.url),
    ...values('dc:language', record.languages),
    ...values('dc:relation', [...new Set(record.relations.map((relation) => addressOf(relation, site)))]),
    ...(record.region ? texts('dc:coverage', record.region.name) : []),
  ]);
}

function texts(name: string, multilingual: Multilingual): Xml[] {
  return Object.entries(multilingual).map(([language, text]) => leaf(name, { 'xml:lang': language }, text));
}

function values(name: string, list: readonly string[]): Xml[] {
  return list.map((value) => leaf(name, {}, value));
}
