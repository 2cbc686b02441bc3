import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { compareDocuments } from '#shared/literature/compare-documents.ts';
import { DocumentStatement } from '#shared/literature/document.ts';
import type { ReadingServices } from '#shared/literature/document-decision.ts';
import { getDocument, saveDocument } from '#shared/literature/document-store.ts';
import type { DigitizeServices } from '#shared/literature/literature-services.ts';
import { receiveFile } from '#shared/literature/receive-file.ts';
import { findStructure } from '#shared/literature/structure/find-structure.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { catalogueTable } from '../standards/catalogue-table.ts';
import { knownStandards, testIndex } from '../standards/search-fixture.ts';
import { literatureEngines, settle } from './literature-engines.ts';
import { textPdf } from './made-files.ts';

let services: DigitizeServices & ReadingServices & SearchServices;
beforeAll(async () => {
  const [literature, catalogue, index] = await Promise.all([
    literatureEngines(),
    catalogueTable(inject('dynamodbEndpoint')),
    testIndex(...knownStandards),
  ]);
  services = { ...index, ...catalogue, ...literature };
});

const open = { basis: 'none', openAccess: 'yes' } as const;
const closed = { basis: 'contract', openAccess: 'no' } as const;

async function hold(
  source: string | Uint8Array,
  rights: typeof open | typeof closed = open,
  declaredType = 'text/markdown',
): Promise<string> {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const statement = DocumentStatement.parse({ title: { zh: '箱' }, language: 'zh', rights });
  const { id } = await receiveFile(services, { bytes, sha256, declaredType, statement, from: 'import' });
  await settle(services, id);
  return id;
}

const edition = (years: string, more = '') =>
  `# 箱\n\n## 1 范围\n\n本标准适用于箱。\n\n## 2 规范性引用文件\n\nGB/T 19001-2016 质量管理体系\n\n## 3 复审\n\n每${years}复审一次。\n\n${more}`;

describe('findStructure', () => {
  it('gives the parts of a text, its references as the catalogue has them now', async () => {
    const id = await hold(edition('两年'));
    expect((await getDocument(services.literature, id))?.structure?.key).toMatch(/^derived\/[0-9a-f]{64}\/structure\./);
    const structure = await findStructure(services, { id });
    expect(structure).toMatchObject({ document: id, shows: 'everything' });
    expect(structure.clauses.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '1 范围',
      '2 规范性引用文件',
      '3 复审',
    ]);
    expect(structure.references).toMatchObject([
      { designation: 'GB/T 19001-2016', match: 'exact', standard: { id: 'gb-t.19001-2016' } },
    ]);
  });

  it('reads the structure of printed pages when the last one is done', async () => {
    const id = await hold(
      textPdf([
        ['1 Scope', 'This standard is about boxes.'],
        ['2 Requirements', 'Boxes shall close.'],
      ]),
      open,
      'application/pdf',
    );
    const { clauses } = await findStructure(services, { id });
    expect(clauses).toMatchObject([
      { number: '1', title: 'Scope', page: 1, box: expect.any(Array) },
      { number: '2', title: 'Requirements', page: 2 },
    ]);
  });

  it('gives the same for documents whose structure was never kept', async () => {
    const id = await hold(edition('三年'));
    const kept = await findStructure(services, { id });
    const document = await getDocument(services.literature, id);
    if (!document) throw new Error('the document is gone');
    const { structure: _structure, ...without } = document;
    await saveDocument(services.literature, { ...without, revision: document.revision + 1 });
    expect(await findStructure(services, { id })).toEqual(kept);
  });

  it('is refused where the text may not be seen', async () => {
    const id = await hold(edition('四年'), closed);
    await expect(findStructure(services, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('compareDocuments', () => {
  it('shows what changed from one edition to the other, or everything', async () => {
    const [from, to] = [await hold(edition('两年')), await hold(edition('五年', '## 4 附则\n\n自发布之日起实施。'))];
    const comparison = await compareDocuments(services, { from, to, show: 'changed' });
    expect(comparison.counts).toMatchObject({ same: 2, changed: 1, inserted: 1, deleted: 0 });
    expect(comparison.clauses.map(({ change, to: side }) => [change, side?.number])).toEqual([
      ['changed', '3'],
      ['inserted', '4'],
    ]);
    expect((await compareDocuments(services, { from, to, show: 'all' })).clauses).toHaveLength(4);
  });

  it('knows nothing of a document that the caller may not read', async () => {
    const [from, to] = [await hold(edition('两年')), await hold(edition('六年'), closed)];
    await expect(compareDocuments(services, { from, to, show: 'all' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const missing = `d-${'0'.repeat(24)}`;
    await expect(compareDocuments(services, { from, to: missing, show: 'all' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('says so when a text is too long or has no clauses', async () => {
    const from = await hold(edition('两年'));
    const long = await hold(
      `## 1 范围\n\n${Array.from({ length: 90_000 }, (_, n) => `第${n}号箱子应当单独编号和登记。`).join('\n\n')}`,
    );
    await expect(compareDocuments(services, { from, to: long, show: 'all' })).rejects.toMatchObject({
      code: 'TOO_LARGE',
    });
    const prose = await hold('没有条款的文字。');
    await expect(compareDocuments(services, { from, to: prose, show: 'all' })).rejects.toMatchObject({
      code: 'INVALID',
    });
  });
});
