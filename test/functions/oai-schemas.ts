import { readFile } from 'node:fs/promises';
import { validateXML } from 'xmllint-wasm';
import { sourceFile } from './source-files.ts';

/** Source packages that carry the schemas of openarchives.org and of Dublin Core, which have no package of their own. */
const provider = 'core_oaipmh_provider_app';
const dublinCore = ['oai_dc.xsd', 'simpledc20021212.xsd'];
const sources = [
  { name: 'pyoai-2.5.0', file: 'src/oaipmh/tests/OAI-PMH.xsd' },
  ...dublinCore.map((file) => ({ name: `${provider}-2.23.0`, file: `${provider}/static/${provider}/xsd/${file}` })),
];

/** The one attribute of the namespace `xml` that Dublin Core refers to. */
const xmlLang = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:language"/></xs:schema>`;

/** Says what is wrong with an answer by the schemas of OAI-PMH and simple Dublin Core. The Python holds `sourceTools`. */
export async function oaiJudge(python: string): Promise<(xml: string) => Promise<string>> {
  const texts: string[] = [];
  for (const source of sources) texts.push(await readFile(await sourceFile(python, source), 'utf8'));
  const [oai = '', ...preload] = texts;
  const files = [
    ...preload.map((contents, n) => ({ fileName: dublinCore[n] ?? '', contents })),
    { fileName: 'xml.xsd', contents: xmlLang },
  ].map(({ fileName, contents }) => ({ fileName, contents: local(contents) }));
  // Parts whose schema is at hand are judged by it, those in other formats are let through.
  const schema = local(oai)
    .replaceAll('processContents="skip"', 'processContents="lax"')
    .replace(
      /(<element name="OAI-PMH")/,
      '<import namespace="http://www.openarchives.org/OAI/2.0/oai_dc/" schemaLocation="oai_dc.xsd"/>$1',
    );
  return async (xml) => (await validateXML({ xml, schema, preload: files })).rawOutput.replace(/^.* validates\n/, '');
}

/** References to schemas elsewhere lead to the files at hand. */
function local(schema: string): string {
  return schema.replaceAll(/schemaLocation="[^"]*\/([\w.-]+\.xsd)"/g, 'schemaLocation="$1"');
}
