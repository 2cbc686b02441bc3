import type { SearchServices } from '../../runtime/search-client.ts';
import type { CatalogueServices } from '../../runtime/table-client.ts';
import { findRecords } from '../../standards/find-records.ts';
import { indexNames } from '../../standards/search/index-names.ts';
import type { StandardRecord } from '../../standards/standard-view.ts';
import { element, leaf, type Xml } from '../xml.ts';
import { listChanged } from './list-changed.ts';
import { idOf, nameOf, writeAnswer, writeIdentify } from './oai-envelope.ts';
import { OaiError } from './oai-error.ts';
import { type OaiFormat, oaiFormats } from './oai-formats.ts';
import { type OaiArguments, type OaiRequest, readRequest } from './oai-request.ts';
import { listSets, setsOf } from './oai-sets.ts';
import { stamp } from './oai-span.ts';
import { writeToken } from './oai-token.ts';

export type OaiServices = SearchServices & CatalogueServices;

/** Records and headers of one page: full records weigh up to 8 kB, and an answer may weigh 6 MB. */
const pageSizes = { ListRecords: 250, ListIdentifiers: 2000 } as const;

/** Answers a harvester (OAI-PMH 2.0); what is wrong with a request is told in the answer. `site` is the origin of addresses. */
export async function answerOai(services: OaiServices, given: OaiArguments, site: string): Promise<Xml> {
  const now = services.now();
  try {
    const request = readRequest(given, now);
    const content = await contentOf(services, request, site);
    return writeAnswer({ site, now, given, content: element(request.verb, {}, content) });
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    const { code, message } = error;
    const isUnreadable = code === 'badVerb' || code === 'badArgument';
    return writeAnswer({ site, now, given: isUnreadable ? {} : given, content: leaf('error', { code }, message) });
  }
}

async function contentOf(services: OaiServices, request: OaiRequest, site: string): Promise<Xml[]> {
  switch (request.verb) {
    case 'Identify':
      return writeIdentify(site, await earliest(services));
    case 'ListSets':
      return (await listSets(services)).map(({ spec, name }) =>
        element('set', {}, [leaf('setSpec', {}, spec), leaf('setName', {}, name)]),
      );
    case 'ListMetadataFormats':
      if (request.identifier !== undefined) await recordOf(services, request.identifier, site);
      return oaiFormats.map(describeFormat);
    case 'GetRecord':
      return [writeRecord(await recordOf(services, request.identifier, site), formatOf(request.prefix), site)];
    default:
      return listContent(services, request, site);
  }
}

type ListRequest = Extract<OaiRequest, { selection: unknown }>;

async function listContent(
  services: OaiServices,
  { verb, selection, place }: ListRequest,
  site: string,
): Promise<Xml[]> {
  const format = formatOf(selection.prefix);
  const { ids, next, total } = await listChanged(services, selection, place, pageSizes[verb]);
  const records = await findRecords(services, ids);
  const written = ids.flatMap((id) => {
    const record = records.get(id);
    if (!record) return [];
    return [verb === 'ListRecords' ? writeRecord(record, format, site) : writeHeader(record, site)];
  });
  if (!next && !place) return written;
  const counted = { completeListSize: String(total), cursor: String(place?.cursor ?? 0) };
  const token = next ? writeToken(selection, next) : '';
  return [
    ...written,
    `<resumptionToken completeListSize="${counted.completeListSize}" cursor="${counted.cursor}">${token}</resumptionToken>`,
  ];
}

function formatOf(prefix: string): OaiFormat {
  const format = oaiFormats.find((known) => known.prefix === prefix);
  if (!format) throw new OaiError('cannotDisseminateFormat', 'Records are not had in that format.');
  return format;
}

async function recordOf(services: OaiServices, identifier: string, site: string): Promise<StandardRecord> {
  const id = idOf(identifier, site);
  const record = id === undefined ? undefined : (await findRecords(services, [id])).get(id);
  if (!record) throw new OaiError('idDoesNotExist', 'There is no record of that identifier.');
  return record;
}

/** When the record that has stood unchanged for longest was changed. */
async function earliest({ search, indexPrefix, now }: SearchServices): Promise<string> {
  const { hits } = await search.search<unknown>(indexNames(indexPrefix).standards, {
    size: 1,
    track_total_hits: false,
    query: { match_all: {} },
    sort: [{ modified: 'asc' }],
    _source: false,
  });
  return stamp(hits.hits[0]?.sort?.[0] ?? now());
}

function describeFormat({ prefix, schema, namespace }: OaiFormat): Xml {
  return element('metadataFormat', {}, [
    leaf('metadataPrefix', {}, prefix),
    leaf('schema', {}, schema),
    leaf('metadataNamespace', {}, namespace),
  ]);
}

function writeHeader(record: StandardRecord, site: string): Xml {
  return element('header', {}, [
    leaf('identifier', {}, nameOf(record.id, site)),
    leaf('datestamp', {}, stamp(record.updatedAt)),
    ...setsOf(record).map((spec) => leaf('setSpec', {}, spec)),
  ]);
}

function writeRecord(record: StandardRecord, { encode }: OaiFormat, site: string): Xml {
  return element('record', {}, [writeHeader(record, site), element('metadata', {}, [encode(record, site)])]);
}
