import { type DumpList, daysKept } from './dump.ts';

/**
 * The catalogue of dumps as DCAT 3 in JSON-LD, for open-data portals: a dataset, its newest files with their checksums, and
 * the API that serves the same records, with what DCAT-AP 3.0.1 asks of each.
 */
export function dcatOf({ items }: DumpList, site: string): Record<string, unknown> {
  const [newest] = items;
  const text = (zh: string, en: string) => [
    { '@language': 'zh', '@value': zh },
    { '@language': 'en', '@value': en },
  ];
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dcterms: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      spdx: 'http://spdx.org/rdf/terms#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `${site}/dumps/dcat.jsonld#catalogue`,
    '@type': 'dcat:Catalog',
    'dcterms:title': text('规矩：标准题录数据', 'Guiju: records of standards'),
    'dcterms:description': text('标准题录的全量数据与接口。', 'Records of standards as files and by an API.'),
    'dcterms:publisher': { '@id': `${site}/#publisher`, '@type': 'foaf:Agent', 'foaf:name': text('规矩', 'Guiju') },
    'foaf:homepage': { '@id': `${site}/` },
    'dcat:service': {
      '@id': `${site}/v1`,
      '@type': 'dcat:DataService',
      'dcterms:title': text('规矩接口', 'Guiju API'),
      'dcat:endpointURL': { '@id': `${site}/v1` },
      'dcat:endpointDescription': { '@id': `${site}/openapi.json` },
      'dcat:servesDataset': { '@id': `${site}/dumps/dcat.jsonld#standards` },
    },
    'dcat:dataset': {
      '@id': `${site}/dumps/dcat.jsonld#standards`,
      '@type': 'dcat:Dataset',
      'dcterms:title': text('标准题录全集', 'All records of standards'),
      'dcterms:description': text(
        `每日一份，保留 ${daysKept} 天：编号、名称、日期、状态、分类与关系，不含标准文本。`,
        `One a day, kept for ${daysKept} days: numbers, titles, dates, status, classes and relations, without any text of a standard.`,
      ),
      'dcterms:license': { '@id': `${site}/terms#records` },
      'dcterms:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/DAILY' },
      ...(newest && { 'dcterms:modified': { '@type': 'xsd:dateTime', '@value': newest.madeAt } }),
      'dcat:distribution': (newest?.files ?? []).map(({ name, mediaType, bytes, sha256, url }) => ({
        '@id': url,
        '@type': 'dcat:Distribution',
        'dcterms:title': name,
        'dcat:accessURL': { '@id': url },
        'dcat:downloadURL': { '@id': url },
        'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType}` },
        'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(bytes) },
        'spdx:checksum': {
          '@type': 'spdx:Checksum',
          'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
          'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': sha256 },
        },
      })),
    },
  };
}
