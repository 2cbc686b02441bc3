import { describe, expect, it } from 'vitest';
import { ensureIndices } from '#shared/standards/ensure-indices.ts';
import { rebuildIndex } from '#shared/standards/rebuild-index.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { searchStandards } from '#shared/standards/search-standards.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { projectRecords } from '#shared/standards/standard-writer.ts';
import { idOf, knownStandards, stored, type TestIndex, testIndex } from './search-fixture.ts';

const totalOf = async (index: TestIndex, q = '') =>
  (await searchStandards(index, { query: StandardQuery.parse({ q }) })).total;

const titleOf = async (index: TestIndex, q: string) =>
  (await searchStandards(index, { query: StandardQuery.parse({ q }) })).items[0]?.title.zh;

const titled = (number: string, zh: string, revision = 1) => stored(number, { titles: { zh } }, revision);

describe('ensuring the indices', () => {
  it('creates them once and then leaves them alone', async () => {
    const index = await testIndex(titled('GB 1-2020', '一'));
    const states = await ensureIndices(index.admin, index.indexPrefix);
    expect(Object.values(states)).toEqual(['current', 'current']);
    expect(await totalOf(index)).toBe(1);
  });
});

describe('rebuilding', () => {
  it('never lets a search fail or find less', async () => {
    const index = await testIndex(...knownStandards);
    let running = true;
    let searches = 0;
    const searching = (async () => {
      while (running) {
        expect(await totalOf(index)).toBe(knownStandards.length);
        searches += 1;
      }
    })();
    for (let round = 0; round < 3; round += 1) {
      const report = await rebuildIndex(index, each(knownStandards));
      expect(report).toMatchObject({ records: knownStandards.length, failed: [] });
    }
    running = false;
    await searching;
    expect(searches).toBeGreaterThan(3);
  });

  it('loses nothing that is written while it runs, whichever way it comes', async () => {
    const index = await testIndex(titled('GB 1-2020', '旧'), titled('GB 2-2020', '二'), titled('GB 3-2020', '三'));
    const changes = async function* (): AsyncGenerator<StoredStandard> {
      // Read by the scan before it changes, changed before the scan arrives, new behind the scan, gone behind it.
      yield titled('GB 1-2020', '旧');
      await projectRecords(index, [
        { stored: titled('GB 1-2020', '新', 2) },
        { stored: titled('GB 4-2020', '四') },
        { removed: { id: idOf('GB 3-2020'), revision: 2 } },
      ]);
      yield titled('GB 2-2020', '二');
      yield titled('GB 3-2020', '三');
    };
    await rebuildIndex(index, changes());
    expect(await titleOf(index, 'GB 1-2020')).toBe('新');
    expect(await titleOf(index, 'GB 4-2020')).toBe('四');
    expect(await totalOf(index, 'GB 3-2020')).toBe(0);
  });

  it('keeps the old index when the scan breaks off, and leaves nothing behind', async () => {
    const index = await testIndex(...knownStandards);
    const broken = async function* (): AsyncGenerator<StoredStandard> {
      yield titled('GB 1-2020', '一');
      throw new Error('the table went away');
    };
    const before = await index.admin.list(`${index.indexPrefix}-*`);
    await expect(rebuildIndex(index, broken())).rejects.toThrow('the table went away');
    expect(await totalOf(index)).toBe(knownStandards.length);
    expect(await index.admin.list(`${index.indexPrefix}-*`)).toEqual(before);
  });

  it('reports a record that cannot be projected and goes on', async () => {
    const index = await testIndex();
    const unreadable = { ...titled('GB 1-2020', '一'), id: 'broken', statements: [] };
    const report = await rebuildIndex(index, each([unreadable, titled('GB 2-2020', '二')]));
    expect(report.failed).toEqual(['broken']);
    expect(await totalOf(index)).toBe(1);
  });

  it('keeps the index before for a way back, and no older one', async () => {
    const index = await testIndex();
    const { standards } = indexNames(index.indexPrefix);
    for (let round = 0; round < 3; round += 1) await rebuildIndex(index, each([]));
    expect(await index.admin.list(`${standards}-*`)).toEqual([`${standards}-3`, `${standards}-4`]);
  });
});

async function* each<T>(values: T[]): AsyncGenerator<T> {
  yield* values;
}
