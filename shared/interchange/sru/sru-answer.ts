import { element, leaf, type Xml, xmlDocument } from '../xml.ts';
import { cqlIndexes } from './cql-clause.ts';

export type SruVersion = '1.1' | '1.2' | '2.0';

const diagnosticWords: Readonly<Record<number, string>> = {
  4: 'Unsupported operation',
  5: 'Unsupported version',
  6: 'Unsupported parameter value',
  7: 'Mandatory parameter not supplied',
  10: 'Query syntax error',
  16: 'Unsupported index',
  19: 'Unsupported relation',
  20: 'Unsupported relation modifier',
  36: 'Term in invalid format for index or relation',
  39: 'Proximity not supported',
  46: 'Unsupported boolean modifier',
  61: 'First record position out of range',
  66: 'Unknown schema for retrieval',
  71: 'Unsupported record packing',
  80: 'Sort not supported',
};

const zing = 'http://www.loc.gov/zing/srw/';
const oasis = 'http://docs.oasis-open.org/ns/search-ws/sruResponse';

export interface FoundRecord {
  schema: string;
  content: Xml;
  position: number;
}

/** The answer to a search (SRU 1.1, 1.2; OASIS searchRetrieve 2.0). */
export function writeFound(
  version: SruVersion,
  { total, records, next, escaped }: { total: number; records: FoundRecord[]; next?: number; escaped: boolean },
): Xml {
  const written = records.map(({ schema, content, position }) =>
    element('record', {}, [
      leaf('recordSchema', {}, schema),
      version === '2.0'
        ? leaf('recordXMLEscaping', {}, escaped ? 'string' : 'xml')
        : leaf('recordPacking', {}, escaped ? 'string' : 'xml'),
      escaped ? leaf('recordData', {}, content) : element('recordData', {}, [content]),
      leaf('recordPosition', {}, String(position)),
    ]),
  );
  return envelope('searchRetrieveResponse', version, [
    leaf('numberOfRecords', {}, String(total)),
    element('records', {}, written),
    leaf('nextRecordPosition', {}, next === undefined ? null : String(next)),
  ]);
}

/** A fault as SRU tells it: inside an answer that HTTP calls a success. */
export function writeDiagnostic(version: SruVersion, number: number, details: string): Xml {
  const namespace =
    version === '2.0'
      ? 'http://docs.oasis-open.org/ns/search-ws/diagnostic'
      : 'http://www.loc.gov/zing/srw/diagnostic/';
  const diagnostic = element('diagnostic', { xmlns: namespace }, [
    leaf('uri', {}, `info:srw/diagnostic/1/${number}`),
    leaf('details', {}, details),
    leaf('message', {}, diagnosticWords[number] ?? 'Query feature unsupported'),
  ]);
  return envelope('searchRetrieveResponse', version, [
    leaf('numberOfRecords', {}, '0'),
    element('diagnostics', {}, [diagnostic]),
  ]);
}

/** What can be asked here (ZeeRex 2.0). */
export function writeExplain(
  version: SruVersion,
  site: string,
  schemas: readonly { name: string; identifier: string }[],
) {
  const { hostname, port, protocol } = new URL(site);
  const index = (name: string) => {
    const [set = '', local = ''] = name.split('.');
    return element('index', {}, [leaf('title', {}, name), element('map', {}, [leaf('name', { set }, local)])]);
  };
  const explain = element('explain', { xmlns: 'http://explain.z3950.org/dtd/2.0/' }, [
    element('serverInfo', { protocol: 'SRU', version }, [
      leaf('host', {}, hostname),
      leaf('port', {}, port || (protocol === 'https:' ? '443' : '80')),
      leaf('database', {}, 'sru'),
    ]),
    element('databaseInfo', {}, [leaf('title', { lang: 'zh', primary: 'true' }, 'Guiju 规矩')]),
    element('indexInfo', {}, cqlIndexes.map(index)),
    element(
      'schemaInfo',
      {},
      schemas.map(({ name, identifier }) => element('schema', { name, identifier }, [leaf('title', {}, name)])),
    ),
    element('configInfo', {}, [
      leaf('default', { type: 'numberOfRecords' }, '10'),
      leaf('setting', { type: 'maximumRecords' }, '100'),
    ]),
  ]);
  const record = element('record', {}, [
    leaf('recordSchema', {}, 'http://explain.z3950.org/dtd/2.0/'),
    version === '2.0' ? leaf('recordXMLEscaping', {}, 'xml') : leaf('recordPacking', {}, 'xml'),
    element('recordData', {}, [explain]),
  ]);
  return envelope('explainResponse', version, [record]);
}

function envelope(name: string, version: SruVersion, content: readonly Xml[]): Xml {
  const xmlns = version === '2.0' ? oasis : zing;
  return xmlDocument(element(name, { xmlns }, [leaf('version', {}, version), ...content]));
}
