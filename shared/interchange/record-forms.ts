import * as z from 'zod';
import { StandardRecord } from '../standards/standard-view.ts';
import { bibtex } from './bibtex.ts';
import { cslItem } from './csl-json.ts';
import { gbt22373Xml } from './gbt22373-xml.ts';
import { jsonLd } from './json-ld.ts';
import { marcXml } from './marc-xml.ts';
import { markdown } from './markdown.ts';
import { dublinCore } from './oai-dc.ts';
import { plainText } from './plain-text.ts';
import type { Wording } from './record-lines.ts';
import { recordLinkset } from './record-links.ts';
import { referenceOf } from './reference.ts';
import { relatonXml } from './relaton-xml.ts';
import { relatonYaml } from './relaton-yaml.ts';
import { ris } from './ris.ts';
import { xmlDocument } from './xml.ts';

/** A form in which a record can be had, at the address of its page with a suffix. */
export interface RecordForm {
  suffix: string;
  label: string;
  /** Media type of the answer. */
  type: string;
  /** Other names under which clients ask for it. */
  alsoAsked?: readonly string[];
  /** Shape of the answer as it is read; text for all but JSON and YAML. */
  response: z.ZodType;
  encode(record: StandardRecord, wording: Wording): unknown;
}

const object = z.record(z.string(), z.unknown());

/** Every form; of two that a client likes equally the earlier one is answered. */
export const recordForms: readonly RecordForm[] = [
  {
    suffix: 'json',
    label: 'JSON',
    type: 'application/json',
    response: StandardRecord,
    encode: (record) => record,
  },
  {
    suffix: 'jsonld',
    label: 'JSON-LD',
    type: 'application/ld+json',
    response: object,
    encode: (record, { site }) => jsonLd(record, site),
  },
  {
    suffix: 'bib',
    label: 'BibTeX',
    type: 'application/x-bibtex',
    alsoAsked: ['text/x-bibtex'],
    response: z.string(),
    encode: (record, { site }) => bibtex(referenceOf(record, site)),
  },
  {
    suffix: 'ris',
    label: 'RIS',
    type: 'application/x-research-info-systems',
    response: z.string(),
    encode: (record, { site }) => ris(referenceOf(record, site)),
  },
  {
    suffix: 'csl.json',
    label: 'CSL-JSON',
    type: 'application/vnd.citationstyles.csl+json',
    response: z.array(object),
    encode: (record, { site }) => [cslItem(referenceOf(record, site))],
  },
  {
    suffix: 'marcxml',
    label: 'MARCXML',
    type: 'application/marcxml+xml',
    response: z.string(),
    encode: (record, { site }) => xmlDocument(marcXml(record, site)),
  },
  {
    suffix: 'relaton.xml',
    label: 'Relaton',
    type: 'application/x-relaton+xml',
    response: z.string(),
    encode: (record, { site }) => xmlDocument(relatonXml(record, site)),
  },
  {
    suffix: 'relaton.yaml',
    label: 'Relaton YAML',
    type: 'application/x-relaton+yaml',
    response: object,
    encode: (record, { site }) => relatonYaml(record, site),
  },
  {
    suffix: 'gbt22373.xml',
    label: 'GB/T 22373',
    type: 'application/x-gbt22373+xml',
    response: z.string(),
    encode: (record) => xmlDocument(gbt22373Xml(record)),
  },
  {
    suffix: 'xml',
    label: 'Dublin Core',
    type: 'application/xml',
    alsoAsked: ['text/xml'],
    response: z.string(),
    encode: (record, { site }) => xmlDocument(dublinCore(record, site)),
  },
  {
    suffix: 'linkset.json',
    label: 'Linkset',
    type: 'application/linkset+json',
    response: object,
    encode: (record, { site }) => recordLinkset(record, recordForms, site),
  },
  { suffix: 'md', label: 'Markdown', type: 'text/markdown', response: z.string(), encode: markdown },
  { suffix: 'txt', label: 'TXT', type: 'text/plain', response: z.string(), encode: plainText },
];

/** Suffix of the text of a standard, which is no form of its record: it leads to the file where that is held and open. */
export const textSuffix = 'pdf';

/** Parts a suffix from what stands before it; an address without one has none. */
export function splitForm(path: string): { name: string; suffix: string } {
  const [suffix = ''] = [...recordForms.map((form) => form.suffix), textSuffix]
    .map((known) => `.${known}`)
    .filter((known) => path.endsWith(known))
    .sort((a, b) => b.length - a.length);
  return { name: path.slice(0, path.length - suffix.length), suffix };
}
