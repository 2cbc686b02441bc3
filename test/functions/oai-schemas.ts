import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { validateXML } from 'xmllint-wasm';
import { engineCache } from '#infra/local/engines/folders.ts';
import { runPip } from '../cloud/python.ts';

const run = promisify(execFile);

/** Source packages that carry the schemas of openarchives.org and of Dublin Core, which have no package of their own. */
const sources = [
  { name: 'pyoai-2.5.0', files: ['src/oaipmh/tests/OAI-PMH.xsd'] },
  {
    name: 'core_oaipmh_provider_app-2.23.0',
    files: ['oai_dc.xsd', 'simpledc20021212.xsd'].map(
      (file) => `core_oaipmh_provider_app/static/core_oaipmh_provider_app/xsd/${file}`,
    ),
  },
];

/** The one attribute of the namespace `xml` that Dublin Core refers to. */
const xmlLang = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:language"/></xs:schema>`;

/** What pip needs to read the names of source packages without fetching tools of its own for each. */
export const sourceTools = 'setuptools==84.2.1';

/** Says what is wrong with an answer by the schemas of OAI-PMH and simple Dublin Core. The Python holds `sourceTools`. */
export async function oaiJudge(python: string): Promise<(xml: string) => Promise<string>> {
  const folder = join(engineCache(), 'oai-schemas');
  const [oai = '', ...preload] = (await Promise.all(sources.map((source) => unpack(python, folder, source)))).flat();
  const files = [
    ...preload.map((contents, n) => ({ fileName: ['oai_dc.xsd', 'simpledc20021212.xsd'][n] ?? '', contents })),
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

async function unpack(python: string, folder: string, { name, files }: (typeof sources)[number]): Promise<string[]> {
  const archive = join(folder, `${name}.tar.gz`);
  const wanted = files.map((file) => `${name}/${file}`);
  const unpacked = () => Promise.all(wanted.map((file) => readFile(join(folder, file), 'utf8')));
  return unpacked().catch(async () => {
    await mkdir(folder, { recursive: true });
    const [packageName = '', version = ''] = name.split(/-(?=[\d.]+$)/);
    const asked = ['--no-deps', '--no-build-isolation', '--no-binary', ':all:', '--dest', folder];
    await runPip(python, ['download', ...asked, `${packageName}==${version}`]);
    await run('tar', ['-xzf', archive, '-C', folder, ...wanted]);
    return unpacked();
  });
}

/** References to schemas elsewhere lead to the files at hand. */
function local(schema: string): string {
  return schema.replaceAll(/schemaLocation="[^"]*\/([\w.-]+\.xsd)"/g, 'schemaLocation="$1"');
}
