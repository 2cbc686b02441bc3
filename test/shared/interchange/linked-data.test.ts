import jsonld from 'jsonld';
import { Parser, type Quad, Store } from 'n3';
import ShaclValidator from 'rdf-validate-shacl';
import { describe, expect, test } from 'vitest';
import { dcatOf } from '#shared/interchange/dumps/dcat.ts';
import { jsonLd } from '#shared/interchange/json-ld.ts';
import { Day } from '#shared/standards/local-date.ts';
import { cited, site } from './cited-records.ts';

/** Takes every word for one of schema.org, and asks no other host for anything. */
async function documentLoader(address: string) {
  if (!/^https?:\/\/schema\.org\/?$/.test(address)) throw new Error(`${address} is asked for`);
  const terms = { '@vocab': 'http://schema.org/', url: { '@type': '@id' }, additionalType: { '@type': '@id' } };
  return { documentUrl: address, document: { '@context': { ...terms, sameAs: { '@type': '@id' } } } };
}

/** What jsonld, which other people wrote, makes of a document; it throws where a word or an address would be lost. */
async function statementsOf(document: object): Promise<Quad[]> {
  const text = await jsonld.toRDF(document, { documentLoader, format: 'application/n-quads', safe: true });
  return new Parser({ format: 'N-Quads' }).parse(text);
}

async function faultsBy(shapes: string, statements: Quad[]): Promise<string[]> {
  const validator = new ShaclValidator(new Store(new Parser().parse(shapes)));
  const { results } = await validator.validate(new Store(statements));
  return results.map(({ path, focusNode }) => `${focusNode?.value} ${path?.value}`);
}

const prefixes = `
  @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <http://schema.org/> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
  @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix spdx: <http://spdx.org/rdf/terms#> .`;
const shape = (name: string, properties: string[]) =>
  `[] a sh:NodeShape ; sh:targetClass ${name} ; ${properties.map((one) => `sh:property [ ${one} ]`).join(' ; ')} .`;
const some = (path: string, more = '') => `sh:path ${path} ; sh:minCount 1 ${more}`;

describe('schema.org JSON-LD', () => {
  const shapes =
    prefixes +
    shape('schema:TechArticle', [
      some('schema:name'),
      some('schema:identifier', '; sh:class schema:PropertyValue'),
      some('schema:url', '; sh:maxCount 1 ; sh:nodeKind sh:IRI'),
      some('schema:additionalType', '; sh:hasValue <http://purl.org/ontology/bibo/Standard>'),
      'sh:path schema:publisher ; sh:class schema:Organization',
      'sh:path schema:isBasedOn ; sh:class schema:CreativeWork ; sh:nodeKind sh:IRI',
    ]) +
    shape('schema:PropertyValue', [some('schema:propertyID'), some('schema:value', '; sh:maxCount 1')]) +
    shape('schema:DefinedTerm', [some('schema:termCode', '; sh:maxCount 1'), some('schema:inDefinedTermSet')]);

  test.each(Object.entries(cited))(
    'of %s loses nothing as statements and keeps to its shapes',
    async (_name, record) => {
      const statements = await statementsOf(jsonLd(record, site));
      expect(statements.some(({ object }) => object.value === record.number)).toBe(true);
      expect(await faultsBy(shapes, statements)).toEqual([]);
    },
  );

  test('without a number is found at fault', async () => {
    const { identifier: _number, ...rest } = jsonLd(cited.adoption, site);
    expect(await faultsBy(shapes, await statementsOf(rest))).toHaveLength(1);
  });
});

describe('DCAT', () => {
  /** What DCAT-AP 3.0.1 makes mandatory, and the checksums that are promised. */
  const shapes =
    prefixes +
    shape('dcat:Catalog', [
      some('dcterms:title'),
      some('dcterms:description'),
      some('dcterms:publisher', '; sh:maxCount 1 ; sh:class foaf:Agent'),
      some('dcat:dataset', '; sh:class dcat:Dataset'),
      some('dcat:service', '; sh:class dcat:DataService'),
    ]) +
    shape('foaf:Agent', [some('foaf:name')]) +
    shape('dcat:Dataset', [
      some('dcterms:title'),
      some('dcterms:description'),
      some('dcat:distribution', '; sh:class dcat:Distribution'),
    ]) +
    shape('dcat:Distribution', [
      some('dcat:accessURL', '; sh:nodeKind sh:IRI'),
      'sh:path dcat:byteSize ; sh:maxCount 1 ; sh:datatype <http://www.w3.org/2001/XMLSchema#nonNegativeInteger>',
      some('spdx:checksum', '; sh:maxCount 1 ; sh:class spdx:Checksum'),
    ]) +
    shape('dcat:DataService', [some('dcterms:title'), some('dcat:endpointURL', '; sh:nodeKind sh:IRI')]);

  const file = {
    name: 'standards.csv.gz',
    mediaType: 'text/csv',
    bytes: 12,
    sha256: 'a'.repeat(64),
    url: `${site}/dumps/2026-11-25/standards.csv.gz`,
  };
  const list = { items: [{ day: Day.parse('2026-11-25'), madeAt: '2026-11-25T02:30:00Z', records: 1, files: [file] }] };

  test('of the dumps has what portals ask of a catalogue, its dataset, its files and its API', async () => {
    expect(await faultsBy(shapes, await statementsOf(dcatOf(list, site)))).toEqual([]);
  });
});
