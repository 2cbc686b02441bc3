import type { SearchServices } from '../../runtime/search-client.ts';
import type { CatalogueServices } from '../../runtime/table-client.ts';
import { findRecords } from '../../standards/find-records.ts';
import { dayInShanghai } from '../../standards/local-date.ts';
import { indexNames } from '../../standards/search/index-names.ts';
import { marcXml } from '../marc-xml.ts';
import { dublinCore } from '../oai-dc.ts';
import type { Xml } from '../xml.ts';
import { CqlFault, parseCql } from './cql.ts';
import { clauseOf } from './cql-clause.ts';
import { type SruVersion, writeDiagnostic, writeExplain, writeFound } from './sru-answer.ts';

const schemas = [
  { name: 'dc', identifier: 'info:srw/schema/1/dc-v1.1', encode: dublinCore },
  { name: 'marcxml', identifier: 'info:srw/schema/1/marcxml-v1.1', encode: marcXml },
] as const;

/** Most records of one answer, and the last position that the engine reaches. */
const most = 100;
const deepest = 10_000;

export type SruArguments = Readonly<Record<string, string | undefined>>;

/** Answers a search of a library system (SRU 1.1, 1.2, 2.0); faults are diagnostics in the answer. */
export async function answerSru(
  services: SearchServices & CatalogueServices,
  given: SruArguments,
  site: string,
): Promise<Xml> {
  const version = versionOf(given);
  try {
    if (given.version !== undefined && given.version !== version) throw new CqlFault(5, '2.0');
    const operation = given.operation ?? (given.query === undefined ? 'explain' : 'searchRetrieve');
    if (operation === 'explain') return writeExplain(version, site, schemas);
    if (operation !== 'searchRetrieve') throw new CqlFault(4, operation);
    return await search(services, given, version, site);
  } catch (error) {
    if (!(error instanceof CqlFault)) throw error;
    return writeDiagnostic(version, error.number, error.message);
  }
}

/** Version 2.0 has no parameter of that name; a request without one that names an operation is of version 1. */
function versionOf({ version, operation }: SruArguments): SruVersion {
  if (version === '1.1' || version === '1.2') return version;
  return version === undefined && operation !== undefined ? '1.2' : '2.0';
}

async function search(
  services: SearchServices & CatalogueServices,
  given: SruArguments,
  version: SruVersion,
  site: string,
): Promise<Xml> {
  if (given.queryType !== undefined && given.queryType !== 'cql') throw new CqlFault(6, 'queryType');
  if (!given.query) throw new CqlFault(7, 'query');
  const start = count(given.startRecord, 'startRecord', 1);
  const size = Math.min(count(given.maximumRecords, 'maximumRecords', 10), most);
  if (start < 1) throw new CqlFault(6, 'startRecord');
  const schema = schemas.find(({ name, identifier }) =>
    [String(name), identifier].includes(given.recordSchema ?? 'dc'),
  );
  if (!schema) throw new CqlFault(66, given.recordSchema ?? '');
  const packing = given.recordXMLEscaping ?? (version === '2.0' ? undefined : given.recordPacking) ?? 'xml';
  if (packing !== 'xml' && packing !== 'string') throw new CqlFault(71, packing);
  if (start + size - 1 > deepest) throw new CqlFault(61, `the last position that can be reached is ${deepest}`);
  const { hits } = await services.search.search<unknown>(indexNames(services.indexPrefix).standards, {
    from: start - 1,
    size,
    track_total_hits: true,
    query: clauseOf(parseCql(given.query), dayInShanghai(services.now())),
    sort: [{ _score: 'desc' }, { issued: { order: 'desc', missing: '_last' } }, { id: 'asc' }],
    _source: false,
  });
  const total = hits.total?.value ?? 0;
  if (start > 1 && start > total) throw new CqlFault(61, String(start));
  const records = await findRecords(
    services,
    hits.hits.map(({ _id }) => _id),
  );
  const found = hits.hits.flatMap(({ _id }, n) => {
    const record = records.get(_id);
    return record ? [{ schema: schema.identifier, content: schema.encode(record, site), position: start + n }] : [];
  });
  const after = start + hits.hits.length;
  const next = size > 0 && after <= total ? { next: after } : {};
  return writeFound(version, { total, records: found, escaped: packing === 'string', ...next });
}

function count(text: string | undefined, name: string, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw new CqlFault(6, name);
  return Number(text);
}
