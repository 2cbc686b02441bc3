import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { completeUpload } from '#shared/literature/complete-upload.ts';
import { digitizePage } from '#shared/literature/digitize-page.ts';
import { DocumentStatement, type MediaType } from '#shared/literature/document.ts';
import { getDocumentText, getPageContent, originalKey, uploadKey } from '#shared/literature/document-files.ts';
import { getDocument } from '#shared/literature/document-store.ts';
import { finishDocument } from '#shared/literature/finish-document.ts';
import type { DigitizeServices } from '#shared/literature/literature-services.ts';
import { listPages } from '#shared/literature/page-store.ts';
import { prepareDocument } from '#shared/literature/prepare-document.ts';
import { receiveFile } from '#shared/literature/receive-file.ts';
import { requestUpload } from '#shared/literature/request-upload.ts';
import { literatureEngines, settle } from './literature-engines.ts';
import { bombPdf, lockedPdf, longPdf, scanPdf, textPdf } from './made-files.ts';

let services: DigitizeServices;
beforeAll(async () => {
  services = await literatureEngines();
});

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const statement = DocumentStatement.parse({ title: { en: 'A test' } });
const announce = (bytes: Uint8Array, mediaType: MediaType = 'application/pdf', sha256 = hashOf(bytes)) =>
  requestUpload(services, { request: { ...statement, sha256, bytes: bytes.length, mediaType }, from: 'editor-1' });
const send = (bytes: Uint8Array, ticket: Awaited<ReturnType<typeof announce>>) => {
  const { 'content-length': _length, ...headers } = ticket.upload?.headers ?? {};
  return fetch(ticket.upload?.url ?? '', { method: 'PUT', headers, body: new Uint8Array(bytes) });
};
const receive = (bytes: Uint8Array, declaredType = 'application/pdf') =>
  receiveFile(services, { bytes, sha256: hashOf(bytes), declaredType, statement, from: 'import' });
const page = (n: number) => ['GB 8978-1996', `Discharge limits of part ${'abcd'[n]}`, 'for wastewater', `${n + 1}`];

describe('an upload', () => {
  it('takes the announced file, becomes one document and is read page by page', async () => {
    const file = textPdf([0, 1, 2].map(page));
    const ticket = await announce(file);
    expect((await send(file, ticket)).status).toBe(200);
    const document = await completeUpload(services, { id: ticket.id });
    expect(document).toMatchObject({
      state: 'received',
      title: { en: 'A test' },
      from: 'editor-1',
      sha256: hashOf(file),
    });
    await settle(services, ticket.id);
    const ready = await getDocument(services.literature, ticket.id);
    expect(ready).toMatchObject({ state: 'ready', pages: 3, pagesDone: 3, quality: [0, 0, 0, 0, 3] });
    const text = ready && (await getDocumentText(services.files, ready));
    expect(text?.pages[1]?.search).toBe('Discharge limits of part b for wastewater');
    const [first] = await listPages(services.literature, ticket.id);
    expect(first).toMatchObject({ state: 'done', source: 'text-layer', picture: { height: 1600 } });
    const content = first && (await getPageContent(services.files, first));
    expect(content?.lines.map(({ role }) => role)).toEqual(['running-head', undefined, undefined, 'page-number']);
    expect(await services.files.facts(uploadKey(ticket.id))).toBeUndefined();
    expect(await announce(file)).toEqual({ id: ticket.id, upload: null });
    expect((await completeUpload(services, { id: ticket.id })).revision).toBe(ready?.revision);
  });

  it('is bound to the announced hash: another file is refused by the bucket, or else by the server', async () => {
    const announced = textPdf([['one']]);
    const other = textPdf([['two']]);
    const ticket = await announce(announced);
    expect((await send(other, ticket)).ok).toBe(false);
    await services.files.put(uploadKey(ticket.id), other, 'application/pdf');
    await expect(completeUpload(services, { id: ticket.id })).rejects.toMatchObject({ code: 'INVALID' });
    expect(await getDocument(services.literature, ticket.id)).toBeUndefined();
    expect(await services.files.facts(uploadKey(ticket.id))).toBeUndefined();
  });

  it('cannot be completed before it came, nor without being announced', async () => {
    const ticket = await announce(textPdf([['never sent']]));
    await expect(completeUpload(services, { id: ticket.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(completeUpload(services, { id: `d-${'0'.repeat(24)}` })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a file that cannot become a document', () => {
  it.each([
    ['locked', lockedPdf(), 'encrypted'],
    ['broken', Buffer.from(`%PDF-1.7\n${'x'.repeat(900)}`), 'broken'],
    ['of ten thousand pages', longPdf(10_000), 'too-many-pages'],
  ])('%s: fails with the reason and leaves no page', async (_what, file, reason) => {
    const { id } = await receive(file);
    await settle(services, id);
    expect(await getDocument(services.literature, id)).toMatchObject({ state: 'failed', reason, pages: 0 });
    expect(await listPages(services.literature, id)).toEqual([]);
  });

  it('a decompression bomb is not even kept', async () => {
    const file = bombPdf();
    await expect(receive(file)).rejects.toMatchObject({ reason: 'bomb' });
    expect(await services.files.facts(originalKey(hashOf(file)))).toBeUndefined();
  });
});

describe('digitizing', () => {
  it('goes on at the page it was on, and doing it again changes nothing', async () => {
    const { id } = await receive(textPdf([3, 1, 2].map(page)));
    await prepareDocument(services, { id });
    await digitizePage(services, { id, page: 2 });
    await finishDocument(services, { id });
    expect(await getDocument(services.literature, id)).toMatchObject({ state: 'digitizing', pagesDone: 1 });
    await prepareDocument(services, { id });
    await digitizePage(services, { id, page: 2 });
    expect(await getDocument(services.literature, id)).toMatchObject({ state: 'digitizing', pagesDone: 1 });
    await settle(services, id);
    const ready = await getDocument(services.literature, id);
    expect(ready).toMatchObject({ state: 'ready', pagesDone: 3 });
    await settle(services, id);
    expect(await getDocument(services.literature, id)).toEqual(ready);
  });

  it('reads a scan and says how well', async () => {
    const { id } = await receive(await scanPdf(['Emission limits', 'Total nitrogen 15 mg/L']));
    await settle(services, id);
    expect(await getDocument(services.literature, id)).toMatchObject({ state: 'ready', quality: [0, 0, 0, 1, 0] });
    expect((await listPages(services.literature, id))[0]).toMatchObject({ source: 'scan', quality: 3 });
  });

  it('has a text ready at once, its lines beside what is searched', async () => {
    const { id } = await receive(Buffer.from('# 标题\n\n第一条 为了规范。\n\n第二条 本办法。'), 'text/markdown');
    await settle(services, id);
    const ready = await getDocument(services.literature, id);
    expect(ready).toMatchObject({ state: 'ready', pages: 1, layout: 'text' });
    const text = ready && (await getDocumentText(services.files, ready));
    expect(text?.pages[0]?.lines?.map((line) => line.text)).toEqual(['标题', '第一条 为了规范。', '第二条 本办法。']);
  });
});
