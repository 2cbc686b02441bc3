import { element, leaf, type Xml, xmlDocument } from '../xml.ts';
import type { OaiArguments } from './oai-request.ts';
import { stamp } from './oai-span.ts';

const schemas = 'http://www.w3.org/2001/XMLSchema-instance';
const oai = 'http://www.openarchives.org/OAI/2.0/';
const named = 'http://www.openarchives.org/OAI/2.0/oai-identifier';

export interface OaiAnswer {
  site: string;
  now: Date;
  /** The arguments that are repeated in the answer. */
  given: OaiArguments;
  content: Xml;
}

/** The envelope of every answer (OAI-PMH 2.0 §3.2). */
export function writeAnswer({ site, now, given, content }: OaiAnswer): Xml {
  const request = leaf('request', given, `${site}/oai`);
  const attributes = {
    xmlns: oai,
    'xmlns:xsi': schemas,
    'xsi:schemaLocation': `${oai} ${oai}OAI-PMH.xsd`,
  };
  return xmlDocument(element('OAI-PMH', attributes, [leaf('responseDate', {}, stamp(now)), request, content]));
}

/**
 * What the repository is. Standards are withdrawn and stay, as records with that status: none is ever deleted. Deletions
 * are therefore kept without limit of time, and harvesters need never compare their whole copy with ours (§2.5.1).
 */
export function writeIdentify(site: string, earliest: string): Xml[] {
  return [
    leaf('repositoryName', {}, 'Guiju 规矩'),
    leaf('baseURL', {}, `${site}/oai`),
    leaf('protocolVersion', {}, '2.0'),
    leaf('adminEmail', {}, `contact@${domainOf(site)}`),
    leaf('earliestDatestamp', {}, earliest),
    leaf('deletedRecord', {}, 'persistent'),
    leaf('granularity', {}, 'YYYY-MM-DDThh:mm:ssZ'),
    element('description', {}, [
      element('oai-identifier', { xmlns: named, 'xmlns:xsi': schemas, 'xsi:schemaLocation': `${named} ${named}.xsd` }, [
        leaf('scheme', {}, 'oai'),
        leaf('repositoryIdentifier', {}, domainOf(site)),
        leaf('delimiter', {}, ':'),
        leaf('sampleIdentifier', {}, nameOf('gb-t.19001-2016', site)),
      ]),
    ]),
  ];
}

/** `oai:<domain>:<id>` (OAI guidelines for identifiers 2.0). */
export function nameOf(id: string, site: string): string {
  return `oai:${domainOf(site)}:${id}`;
}

/** The id in an identifier of ours. */
export function idOf(identifier: string, site: string): string | undefined {
  const lead = nameOf('', site);
  const id = identifier.startsWith(lead) ? identifier.slice(lead.length) : '';
  return /^[a-z0-9][a-z0-9.-]{0,250}$/.test(id) ? id : undefined;
}

/** Identifiers need a domain name; a service that is reached by its number has a reserved one (RFC 2606). */
function domainOf(site: string): string {
  const { hostname } = new URL(site);
  return /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/i.test(hostname) ? hostname : 'guiju.example';
}
