import { expect, test } from 'vitest';
import { type Cited, citationsOf } from '#frontend/app/citation.ts';

const record: Cited = {
  id: 'gb-t.19001-2016',
  number: 'GB/T 19001-2016',
  title: { zh: '质量管理体系 要求', en: 'Quality management systems' },
  origin: 'government',
  issued: '2016-12-30',
  bodies: { issuer: ['国家标准化管理委员会'] },
};
const address = 'https://guiju.example/standards/gb-t.19001-2016';
const cite = (cited: Cited) =>
  Object.fromEntries(citationsOf(cited, address, '2026-11-25').map(({ id, text }) => [id, text]));

test('GB/T 7714 names issuer, title, number, dates and address', () => {
  expect(cite(record).gbt7714).toBe(
    '国家标准化管理委员会. 质量管理体系 要求: GB/T 19001-2016[S/OL]. (2016-12-30)[2026-11-25]. https://guiju.example/standards/gb-t.19001-2016.',
  );
});

test('what is unknown is left out', () => {
  const bare = { ...record, issued: null, bodies: {}, origin: 'international' as const };
  expect(cite(bare).gbt7714).toBe(`Quality management systems: GB/T 19001-2016[S/OL]. [2026-11-25]. ${address}.`);
  expect(cite(bare).bibtex).not.toMatch(/year|author/);
  expect(cite(bare).ris).not.toMatch(/^(PY|AU)/m);
});

test('BibTeX escapes what TeX would read as a command', () => {
  const odd = { ...record, title: { zh: '50% & {a}_b' } };
  expect(cite(odd).bibtex).toContain('title = {{50\\% \\& \\{a\\}\\_b}}');
  expect(cite(record).bibtex).toMatch(/^@techreport\{gb-t\.19001-2016,\n[\s\S]*month = \{12\},[\s\S]*\}$/);
});

test('RIS lines have a tag, two spaces, a dash and a space, and end', () => {
  const lines = cite(record).ris?.split('\n') ?? [];
  expect(lines[0]).toBe('TY  - STAND');
  expect(lines.at(-1)).toBe('ER  - ');
  for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
});
