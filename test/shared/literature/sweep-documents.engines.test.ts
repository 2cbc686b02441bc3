import { createHash, randomUUID } from 'node:crypto';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, test } from 'vitest';
import { digitizePage } from '#shared/literature/digitize-page.ts';
import { DocumentStatement, type StoredDocument } from '#shared/literature/document.ts';
import { documentPart, getDocument } from '#shared/literature/document-store.ts';
import { followLiterature } from '#shared/literature/follow-literature.ts';
import type { DigitizeServices } from '#shared/literature/literature-services.ts';
import { listPages, pagePart } from '#shared/literature/page-store.ts';
import { prepareDocument } from '#shared/literature/prepare-document.ts';
import { receiveFile } from '#shared/literature/receive-file.ts';
import { sweepDocuments } from '#shared/literature/sweep-documents.ts';
import { literatureEngines } from './literature-engines.ts';
import { textPdf } from './made-files.ts';

let services: DigitizeServices;
beforeEach(async () => {
  services = await literatureEngines();
});

const minutes = 30;
/** The same services, so many minutes later. */
const later = (by: number): DigitizeServices => {
  const now = services.now();
  return { ...services, now: () => new Date(now.getTime() + by * 60_000) };
};

/** A document of three pages of which the stream said nothing to anybody. */
async function receive(): Promise<StoredDocument> {
  const title = randomUUID();
  const bytes = textPdf([1, 2, 3].map((page) => ['GB 8978-1996', `Discharge limits, part ${page}`, title]));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const statement = DocumentStatement.parse({ title: { en: title } });
  return receiveFile(services, { bytes, sha256, declaredType: 'application/pdf', statement, from: 'import' });
}

/** Hands to the follower what the sweep changed, as the stream would. */
async function follow(at: DigitizeServices, id: string, before: Awaited<ReturnType<typeof itemsOf>>): Promise<void> {
  for (const [part, now] of await itemsOf(id)) {
    const old = before.get(part);
    if (JSON.stringify(old) === JSON.stringify(now)) continue;
    expect(await followLiterature(at, [{ sequenceNumber: '1', now, before: old }])).toEqual([]);
  }
}

async function itemsOf(id: string): Promise<Map<string, Record<string, unknown>>> {
  const document = await getDocument(services.literature, id);
  const pages = await listPages(services.literature, id);
  return new Map<string, Record<string, unknown>>([
    [documentPart, { ...document, part: documentPart }],
    ...pages.map((page) => [pagePart(page.page), { ...page, part: pagePart(page.page) }] as const),
  ]);
}

test('a document whose first event was lost is opened after all', async () => {
  const { id } = await receive();
  const before = await itemsOf(id);
  expect(await sweepDocuments(later(31), { minutes })).toEqual([id]);
  await follow(later(31), id, before);
  expect(await getDocument(services.literature, id)).toMatchObject({ state: 'digitizing', pages: 3, sweeps: 1 });
});

test('pages that were lost, and pages that were never written, are read, and the document becomes ready', async () => {
  const { id } = await receive();
  await prepareDocument(services, { id });
  await digitizePage(services, { id, page: 1 });
  const { client, name: TableName } = services.literature;
  await client.send(new DeleteCommand({ TableName, Key: { id, part: pagePart(3) } }));
  const before = await itemsOf(id);
  expect(await sweepDocuments(later(31), { minutes })).toEqual([id]);
  await follow(later(31), id, before);
  expect(await getDocument(services.literature, id)).toMatchObject({ state: 'ready', pages: 3, pagesDone: 3 });
});

test('a document with all pages read whose last event was lost is finished', async () => {
  const { id } = await receive();
  await prepareDocument(services, { id });
  for (const page of [1, 2, 3]) await digitizePage(services, { id, page });
  const before = await itemsOf(id);
  expect(await sweepDocuments(later(31), { minutes })).toEqual([id]);
  await follow(later(31), id, before);
  expect(await getDocument(services.literature, id)).toMatchObject({ state: 'ready' });
});

test('a document that moves is left alone, and so is one that was just asked for', async () => {
  const { id } = await receive();
  expect(await sweepDocuments(later(29), { minutes })).toEqual([]);
  await prepareDocument(later(20), { id });
  await digitizePage(later(40), { id, page: 1 });
  expect(await sweepDocuments(later(60), { minutes })).toEqual([]);
  expect(await sweepDocuments(later(71), { minutes })).toEqual([id]);
  expect(await sweepDocuments(later(80), { minutes })).toEqual([]);
});

test('two sweepers at once ask once, and a sweep too many changes nothing', async () => {
  const { id } = await receive();
  const asked = await Promise.all([1, 2].map(() => sweepDocuments(later(31), { minutes })));
  expect(asked.flat()).toEqual([id]);
  await prepareDocument(later(31), { id });
  for (const page of [1, 2, 3]) await digitizePage(later(32), { id, page });
  const before = await itemsOf(id);
  expect(await sweepDocuments(later(90), { minutes })).toEqual([id]);
  await follow(later(90), id, before);
  const ready = await getDocument(services.literature, id);
  expect(ready).toMatchObject({ state: 'ready', pagesDone: 3 });
  expect(await sweepDocuments(later(9000), { minutes })).toEqual([]);
  expect(await getDocument(services.literature, id)).toEqual(ready);
});
