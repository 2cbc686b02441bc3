import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageContent } from '#shared/literature/page-content.ts';
import { markRoles } from '#shared/literature/page-text.ts';
import { openPdfText } from '#shared/literature/read-pdf.ts';
import { readStructure } from '#shared/literature/structure/read-structure.ts';
import { qualityOfLayer } from '#shared/literature/text-quality.ts';
import type { Report } from './part.ts';

const data = process.env.GUIJU_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const folder = join(data, 'texts/zh-standards/pdf');

/** Clauses found in the text layers of printed standards, beside what their own tables of contents list. */
export const report: Report = async ({ print }) => {
  if (!existsSync(folder)) {
    print(`  left out: ${folder} is not there (GUIJU_DATA names the folder of data)`);
    return '';
  }
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pdf')).sort();
  const sum = { documents: 0, pages: 0, listed: 0, found: 0, clauses: 0, references: 0, terms: 0, tables: 0, cpu: 0 };
  for (const name of names) {
    const pages = await readPages(join(folder, name));
    if (pages.every(({ lines }) => lines.length === 0)) continue;
    const before = process.cpuUsage();
    const { contents, clauses, references, terms, tables } = readStructure(pages);
    const { user, system } = process.cpuUsage(before);
    const numbers = new Set(clauses.map(({ number, title }) => number ?? title));
    sum.documents += 1;
    sum.pages += pages.length;
    sum.listed += contents.length;
    sum.found += contents.filter(({ number, title }) => numbers.has(number ?? title)).length;
    sum.clauses += clauses.length;
    sum.references += references.filter(({ designation }) => designation).length;
    sum.terms += terms.length;
    sum.tables += tables.length;
    sum.cpu += (user + system) / 1000;
  }
  return (
    `${sum.documents} text layers, ${sum.pages} pages: of ${sum.listed} entries in their tables of contents ${sum.found} were ` +
    `found as clauses; ${sum.clauses} clauses, ${sum.references} references with a number, ${sum.terms} terms, ` +
    `${sum.tables} tables; ${(sum.cpu / sum.pages).toFixed(1)} CPU ms a page.`
  );
};

/** The pages of a PDF with text, as digitizing reads them. */
export async function readPages(file: string): Promise<PageContent[]> {
  const text = await openPdfText(await readFile(file));
  const pages: PageContent[] = [];
  for (let page = 1; page <= text.pages; page += 1) {
    const layer = await text.read(page);
    const quality = qualityOfLayer(layer.lines.map((line) => line.text).join('\n'));
    pages.push({ page, ...layer, source: 'text-layer', quality });
  }
  await text.close();
  return markRoles(pages);
}
