import type { StandardRecord } from '../../standards/standard-view.ts';
import { marcXml } from '../marc-xml.ts';
import { dublinCore } from '../oai-dc.ts';
import { relatonXml } from '../relaton-xml.ts';
import type { Xml } from '../xml.ts';

export interface OaiFormat {
  prefix: string;
  schema: string;
  namespace: string;
  encode(record: StandardRecord, site: string): Xml;
}

/** Metanorma puts the model, which has no namespace of its own, into this one; inside an envelope it needs one. */
const metanorma = 'https://www.metanorma.org/ns/standoc';

export const oaiFormats: readonly OaiFormat[] = [
  {
    prefix: 'oai_dc',
    schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    encode: dublinCore,
  },
  {
    prefix: 'marc21',
    schema: 'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd',
    namespace: 'http://www.loc.gov/MARC21/slim',
    encode: marcXml,
  },
  {
    prefix: 'relaton',
    schema: 'https://www.metanorma.org/relaton-models/grammars/relaton-gb.rng',
    namespace: metanorma,
    encode: (record, site) => relatonXml(record, site).replace('<bibdata ', `<bibdata xmlns="${metanorma}" `),
  },
];
