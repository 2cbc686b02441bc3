import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookFiles, readBooks } from '#infra/local/book-files.ts';
import { kindOfImport } from '#infra/local/kind-of-import.ts';
import { marc21, utf8 } from '../../shared/literature/import/marc-made.ts';

let folder: string;
const file = (name: string) => join(folder, name);
const leader = '00000nam a2200000 a 4500';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guiju-books-'));
  await writeFile(file('rows.jsonl'), '{"itemType":"book","title":"Rulers"}\n{"itemType":"book"}\nno JSON\n');
  await writeFile(file('records.mrc'), marc21(leader, [['245', '$aScales']], utf8));
  await writeFile(
    file('records.xml'),
    '<collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00925nam a22002777a 4500</leader>' +
      '<datafield tag="245" ind1=" " ind2=" "><subfield code="a">Squares</subfield></datafield></record></collection>',
  );
  await writeFile(file('standards.jsonl'), '{"number":"GB 1-2020","titles":{}}\n');
  await writeFile(file('note.txt'), 'a text');
  const standard = [
    ['008', `200101s2020    cc      o   u     000 0 chi d`],
    ['088', '$aGB/T 1.1-2020'],
  ];
  await writeFile(file('standards.mrc'), marc21(leader, standard as [string, string][], utf8));
});
afterAll(() => rm(folder, { recursive: true }));

it('tells files of books by what is in them, and reads each of their forms', async () => {
  const files = await bookFiles(folder);
  expect(files.map(({ format }) => format)).toEqual(['marc-21', 'marc-xml', 'json']);
  const entries = [];
  for (const one of files) for await (const entry of readBooks(one)) entries.push(entry);
  expect(entries.flatMap((entry) => ('book' in entry ? [entry.book.title] : []))).toEqual([
    { und: 'Scales' },
    { und: 'Squares' },
    { und: 'Rulers' },
  ]);
  expect(entries.filter((entry) => 'reason' in entry)).toMatchObject([
    { line: 2, row: { itemType: 'book' } },
    { line: 3, row: 'no JSON' },
  ]);
});

it.each([
  ['rows.jsonl', 'books'],
  ['records.mrc', 'books'],
  ['standards.jsonl', 'catalogue'],
  ['standards.mrc', 'catalogue'],
  ['note.txt', 'documents'],
])('takes %s for %s', async (name, kind) => expect(await kindOfImport(file(name))).toBe(kind));
