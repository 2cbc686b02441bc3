import { beforeAll, describe, expect, inject, test } from 'vitest';
import { openPagePassages } from '#shared/ask/open-page-passages.ts';
import { openPassages } from '#shared/ask/open-passages.ts';
import type { NearPassage } from '#shared/ask/passage-vectors.ts';
import { DocumentStatement, documentIdOf, type StoredDocument } from '#shared/literature/document.ts';
import { putDocumentText } from '#shared/literature/document-files.ts';
import { addDocument, documentPart, saveDocument } from '#shared/literature/document-store.ts';
import { ensurePageIndex } from '#shared/literature/page-index.ts';
import { projectLiterature } from '#shared/literature/project-literature.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { literatureEngines } from '../literature/literature-engines.ts';
import { catalogueTable } from '../standards/catalogue-table.ts';
import { stored, type TestIndex, testIndex } from '../standards/search-fixture.ts';

const words = (name: string) =>
  `The ${name} of a jar is printed in figures of six millimetres, and nobody may leave it out.`;
const rights = {
  open: { basis: 'declaration', openAccess: 'yes' },
  closed: { basis: 'contract', openAccess: 'no' },
  unknown: undefined,
} as const;
type Name = keyof typeof rights;
const names = Object.keys(rights) as Name[];
const record = stored('GB/T 71009-2026', { titles: { en: 'Jars' }, dates: { issued: '2026-01-01' } });

let index: TestIndex;
let services: Awaited<ReturnType<typeof literatureEngines>> & Awaited<ReturnType<typeof catalogueTable>> & TestIndex;
const documents = new Map<Name, StoredDocument>();

beforeAll(async () => {
  index = await testIndex(record);
  const [literature, catalogue] = await Promise.all([literatureEngines(), catalogueTable(inject('dynamodbEndpoint'))]);
  services = { ...literature, ...catalogue, ...index };
  await putMany(services.catalogue, [record]);
  await ensurePageIndex(services);
  for (const name of names) documents.set(name, await hold(name));
});

async function hold(name: Name): Promise<StoredDocument> {
  const sha256 = String(names.indexOf(name) + 1).repeat(64);
  const text = await putDocumentText(services.files, sha256, { pages: [{ page: 1, quality: 4, search: words(name) }] });
  const document: StoredDocument = {
    ...DocumentStatement.parse({ title: { en: name }, standards: [record.id], rights: rights[name] }),
    ...{
      id: documentIdOf(sha256),
      revision: 1,
      state: 'ready',
      mediaType: 'text/plain',
      sha256,
      bytes: 1,
      attempts: 1,
    },
    ...{ pages: 1, pagesDone: 1, layout: 'text', text, from: 'import' },
    ...{ receivedAt: '2026-11-25T08:00:00Z', updatedAt: '2026-11-25T08:00:00Z' },
  };
  await addDocument(services.literature, document);
  await project(document);
  return document;
}

async function project(document: StoredDocument): Promise<void> {
  const change = { sequenceNumber: '1', now: { ...document, part: documentPart } };
  expect(await projectLiterature(services, [change])).toEqual([]);
  await index.admin.refresh(indexNames(index.indexPrefix).pages);
}

const nearTo = (name: Name): NearPassage => ({
  ...{ kind: 'page', work: 'gb-t.71009', edition: record.id, similarity: 0.9 },
  place: { document: documents.get(name)?.id ?? '', page: 1, from: 0 },
});
const found = () =>
  openPassages(services, { near: names.map(nearTo), words: 'how large are figures on a jar', language: 'en' });

describe('of a text that not everybody may read', () => {
  test('no passage is taken to be compared', async () => {
    const { en, zh } = await openPagePassages(services);
    expect([en.map(({ text }) => text), zh]).toEqual([[words('open')], []]);
    expect(en[0]).toMatchObject({ kind: 'page', work: 'gb-t.71009', edition: record.id, place: { page: 1, from: 0 } });
  });

  test('no passage is shown, though a vector of it were there', async () => {
    const passages = await found();
    expect(passages).toMatchObject([{ edition: record.id, standards: [record.id], page: { page: 1 } }]);
    expect(passages[0]?.page.snippet).toContain('<em>');
    expect(JSON.stringify(passages)).not.toMatch(/closed|unknown/);
  });

  test('neither is one of a text that was closed after vectors were made of it', async () => {
    const open = documents.get('open');
    if (!open) throw new Error('nothing is held');
    const closed: StoredDocument = { ...open, revision: 2, rights: { basis: 'contract', openAccess: 'no' } };
    await saveDocument(services.literature, closed);
    await project(closed);
    expect(await found()).toEqual([]);
    expect(await openPagePassages(services)).toEqual({ zh: [], en: [] });
  });
});
