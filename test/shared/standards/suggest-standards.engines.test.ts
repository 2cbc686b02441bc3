import { beforeAll, describe, expect, it } from 'vitest';
import { listClassifications } from '#shared/standards/list-classifications.ts';
import { listEditions } from '#shared/standards/list-editions.ts';
import { suggestStandards } from '#shared/standards/suggest-standards.ts';
import { knownStandards, stored, type TestIndex, testIndex } from './search-fixture.ts';

let index: TestIndex;

beforeAll(async () => {
  index = await testIndex(...knownStandards);
});

describe('suggesting while a person types', () => {
  it.each([
    ['gbt190', 'GB/T 19001-2016'],
    ['GB 19001', 'GB/T 19001-2016'],
    ['iso 9', 'ISO 9001:2015'],
    ['gb77', 'GB 7718-2011'],
  ])('%s begins the number %s', async (q, number) => {
    const [first] = await suggestStandards(index, { q });
    expect(first).toMatchObject({ kind: 'designation', text: number });
  });

  it.each([
    ['质量管', '质量管理体系 要求'],
    ['質量管', '质量管理体系 要求'],
    ['理体系', '质量管理体系 要求'],
    ['zhiliangg', '质量管理体系 要求'],
    ['zhiliang guan', '质量管理体系 要求'],
    ['zlgl', '质量管理体系 要求'],
    ['quality man', 'Quality management systems—Requirements'],
    ['qual sys', 'Quality management systems—Requirements'],
  ])('%s begins the title %s', async (q, title) => {
    const suggestions = await suggestStandards(index, { q });
    expect(suggestions.filter(({ kind }) => kind === 'title').map(({ text }) => text)).toContain(title);
  });

  it('shows a work once, the edition in force', async () => {
    const suggestions = await suggestStandards(index, { q: '质量管理体系 要' });
    expect(suggestions.filter(({ kind }) => kind === 'title').map(({ id }) => id)).toEqual(['gb-t.19001-2016']);
  });

  it('knows topics and issuers', async () => {
    const kinds = async (q: string) => (await suggestStandards(index, { q })).map(({ kind, id }) => `${kind} ${id}`);
    expect(await kinds('water qual')).toContain('topic 13.060');
    expect(await kinds('HJ')).toContain('issuer HJ');
  });

  it('says nothing to nothing, and never more than ten', async () => {
    expect(await suggestStandards(index, { q: ' \u200b ' })).toEqual([]);
    expect((await suggestStandards(index, { q: '标', size: 50 })).length).toBeLessThanOrEqual(10);
  });
});

describe('editions of a work', () => {
  it('come newest first with their status on the day and their end', async () => {
    expect(await listEditions(index, { workId: 'gb-t.19001' })).toMatchObject([
      { number: 'GB/T 19001-2016', status: 'in-force', ended: null },
      { number: 'GB/T 19001-2008', status: 'withdrawn', ended: '2017-07-01' },
    ]);
    const [, older] = await listEditions(index, { workId: 'gb-t.19001', asOf: '2017-06-30' });
    expect(older).toMatchObject({ number: 'GB/T 19001-2008', status: 'in-force' });
  });

  it('stand beside their amendments and corrigenda, which say what they are', async () => {
    const numbers = ['ISO 39001:2015', 'ISO 39001:2015/Amd 1:2024', 'ISO 39001:2015/Cor 1:2016'];
    const other = await testIndex(...numbers.map((number) => stored(number)));
    const editions = await listEditions(other, { workId: 'iso.39001' });
    expect(Object.fromEntries(editions.map(({ number, kind }) => [number, kind]))).toEqual({
      'ISO 39001:2015': 'edition',
      'ISO 39001:2015/Amd 1:2024': 'amendment',
      'ISO 39001:2015/Cor 1:2016': 'corrigendum',
    });
  });
});

describe('a level of a classification', () => {
  it('counts what is held in each class and below it', async () => {
    const top = await listClassifications(index, { scheme: 'ics' });
    expect(top.find(({ code }) => code === '13')).toMatchObject({ count: 2, hasChildren: true, parent: null });
    const below = await listClassifications(index, { scheme: 'ics', parent: '13.060' });
    expect(below.filter(({ count }) => count > 0).map(({ code }) => code)).toEqual(['13.060.30', '13.060.50']);
  });

  it('is not found for a code that is none', async () => {
    await expect(listClassifications(index, { scheme: 'ccs', parent: 'I99' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
