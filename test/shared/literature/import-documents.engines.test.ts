import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getDocument } from '#shared/literature/document-store.ts';
import { importDocuments } from '#shared/literature/import-documents.ts';
import type { DigitizeServices } from '#shared/literature/literature-services.ts';
import { watchDocuments } from '#shared/literature/watch-documents.ts';
import { literatureEngines, settle } from './literature-engines.ts';
import { textPdf } from './made-files.ts';

let services: DigitizeServices;
let folder: string;
const list = (title: string) =>
  ['a', 'b'].map((name) =>
    JSON.stringify({ file: `files/${name}.pdf`, number: `GB ${name === 'a' ? 1 : 2}-2020`, title }),
  );

beforeAll(async () => {
  services = await literatureEngines();
  folder = await mkdtemp(join(tmpdir(), 'guiju-import-'));
  await mkdir(join(folder, 'files'));
  await writeFile(join(folder, 'files/a.pdf'), textPdf([['The first']]));
  await writeFile(join(folder, 'files/b.pdf'), textPdf([['The second'], ['and last']]));
  await writeFile(join(folder, 'files/c.pdf'), 'no PDF at all');
  await writeFile(join(folder, 'README.md'), '# About this folder');
});
afterAll(() => rm(folder, { recursive: true }));

it('takes in the files that a list names, once however often it runs', async () => {
  await writeFile(join(folder, 'list.jsonl'), list('标准').join('\n'));
  const progress: number[] = [];
  const first = await importDocuments(services, { path: folder, onProgress: (done) => progress.push(done) });
  expect(first).toMatchObject({ created: 2, changed: 0, unchanged: 0, refused: [] });
  expect(progress).toEqual([1, 2]);
  for (const id of first.ids) await settle(services, id);
  const ended = await watchDocuments(services, { ids: first.ids });
  expect(ended.map(({ state, pages }) => [state, pages]).sort()).toEqual([
    ['ready', 1],
    ['ready', 2],
  ]);
  expect(await importDocuments(services, { path: folder })).toMatchObject({ created: 0, unchanged: 2, ids: first.ids });
});

it('says of a held document what the newest list says', async () => {
  await writeFile(join(folder, 'list.jsonl'), list('新的标题').join('\n'));
  const again = await importDocuments(services, { path: folder });
  expect(again).toMatchObject({ created: 0, changed: 2 });
  expect(await getDocument(services.literature, again.ids[0] ?? '')).toMatchObject({
    state: 'ready',
    title: { zh: '新的标题' },
    standards: ['gb.1-2020'],
  });
});

it('takes a file that lies there twice once, and keeps the title that was read in a text', async () => {
  const texts = await mkdtemp(join(tmpdir(), 'guiju-texts-'));
  for (const name of ['a.md', 'b.md']) await writeFile(join(texts, name), '# 计量规则\n\n第一条 尺有所短。\n');
  const first = await importDocuments(services, { path: texts });
  expect(first).toMatchObject({ created: 1, changed: 0, unchanged: 1 });
  const [id = ''] = first.ids;
  await settle(services, id);
  expect(await importDocuments(services, { path: texts })).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  expect(await getDocument(services.literature, id)).toMatchObject({ title: { zh: '计量规则' }, filename: 'a.md' });
  await rm(texts, { recursive: true });
});

it('takes in everything where no list is, and reports what it refuses', async () => {
  await rm(join(folder, 'list.jsonl'));
  const all = await importDocuments(services, { path: folder });
  expect(all.ids).toHaveLength(2);
  expect(all.refused).toEqual([{ file: 'files/c.pdf', reason: 'broken' }]);
});
