import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { catalogueTable as deployedKeys } from '#infra/tables.ts';
import type { TextServices } from '#shared/literature/list-texts.ts';
import { findStandard } from '#shared/standards/find-standard.ts';
import type { HistoryEvent } from '#shared/standards/history-event.ts';
import { listHistory } from '#shared/standards/list-history.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import { isEmpty, putMany, scanStandards, writeMany } from '#shared/standards/standard-bulk-store.ts';
import {
  getStandard,
  getStandards,
  saveChanges,
  catalogueTable as storeKeys,
} from '#shared/standards/standard-store.ts';
import { catalogueWithoutTexts } from './catalogue-table.ts';
import { stored } from './stored.ts';

let services: TextServices;
beforeAll(async () => {
  services = await catalogueWithoutTexts(inject('dynamodbEndpoint'), inject('opensearchUrl'));
});
afterAll(() => services.catalogue.client.destroy());

const record = (n: number) =>
  stored(`gb-t.${n}-2020`, { number: `GB/T ${n}-2020`, titles: { zh: `标准 ${n}` }, dates: { issued: '2020-03-31' } });
const next = (before: StoredStandard): StoredStandard => ({ ...before, revision: before.revision + 1 });
const created = (n: number) => ({ stored: record(n), event: { ...corrected(1), event: 'standard.created' } });
const corrected = (revision: number): HistoryEvent => ({
  revision,
  at: '2026-11-25T09:00:00.000Z',
  event: 'standard.corrected',
  actor: 'editor-7',
  reason: 'misprint',
  changed: ['titles.zh'],
});

describe('the catalogue table', () => {
  it('has the keys that the stack deploys', () => {
    expect({ ...storeKeys }).toEqual(deployedKeys);
  });

  it('is empty at first, and a record is found after it was created', async () => {
    expect(await isEmpty(services.catalogue)).toBe(true);
    await saveChanges(services.catalogue, [created(1)]);
    expect(await getStandard(services.catalogue, 'gb-t.1-2020')).toEqual(record(1));
    expect(await getStandard(services.catalogue, 'gb-t.404-2020')).toBeUndefined();
    expect(await isEmpty(services.catalogue)).toBe(false);
  });

  it('creates a record once: the second of two editors is told', async () => {
    await expect(saveChanges(services.catalogue, [created(1)])).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  });

  it('writes a revision and its event together, and only after the one that was read', async () => {
    const { catalogue } = services;
    await putMany(catalogue, [record(2)]);
    const results = await Promise.allSettled([
      saveChanges(catalogue, [{ stored: next(record(2)), event: corrected(2) }]),
      saveChanges(catalogue, [{ stored: next(record(2)), event: { ...corrected(2), actor: 'editor-8' } }]),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await getStandard(catalogue, 'gb-t.2-2020'))?.revision).toBe(2);
    expect((await listHistory(services, { id: 'gb-t.2-2020' })).map(({ revision }) => revision)).toEqual([2, 1]);
  });

  it('tells the history newest first; the beginning is told by the record itself', async () => {
    expect(await listHistory(services, { id: 'gb-t.2-2020' })).toMatchObject([
      { revision: 2, event: 'standard.corrected', reason: 'misprint', changed: ['titles.zh'] },
      { revision: 1, event: 'standard.imported', at: '2026-11-25T08:00:00.000Z' },
    ]);
    await expect(listHistory(services, { id: 'gb-t.404-2020' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('adds many records and names those that are there already', async () => {
    const many = Array.from({ length: 150 }, (_, n) => record(1000 + n));
    expect(await putMany(services.catalogue, many)).toEqual([]);
    expect(await putMany(services.catalogue, [record(1000), record(2000)])).toEqual(['gb-t.1000-2020']);
    const found = await getStandards(services.catalogue, [...many.map(({ id }) => id), 'gb-t.404-2020']);
    expect(found.size).toBe(150);
  });

  it('names the records that were changed since they were read', async () => {
    const stale = { stored: next(record(2)), event: corrected(2) };
    const fresh = { stored: next(record(1001)), event: corrected(2) };
    expect(await writeMany(services.catalogue, [stale, fresh])).toEqual(['gb-t.2-2020']);
  });

  it('gives every record once over all segments, and no event', async () => {
    const ids: string[] = [];
    for await (const page of scanStandards(services.catalogue)) ids.push(...page.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(153);
  });
});

describe('finding a record', () => {
  it('shows related standards by title and status on the day', async () => {
    const { catalogue } = services;
    await putMany(catalogue, [
      stored('gb.7718-2011', {
        number: 'GB 7718-2011',
        titles: { zh: '预包装食品标签通则' },
        dates: { issued: '2011-04-20', effective: '2012-04-20' },
        relations: [
          { type: 'replaced-by', number: 'GB 7718-2025', id: 'gb.7718-2025', on: '2027-03-16' },
          { type: 'cites', number: 'GB 2760', id: 'gb.2760' },
        ],
      }),
      stored('gb.7718-2025', {
        number: 'GB 7718-2025',
        titles: { zh: '预包装食品标签通则' },
        dates: { issued: '2025-03-16', effective: '2027-03-16' },
      }),
    ]);
    const today = await findStandard(services, { id: 'gb.7718-2011' });
    expect(today).toMatchObject({
      status: 'in-force',
      asOf: '2026-11-25',
      replacedBy: [{ id: 'gb.7718-2025', number: 'GB 7718-2025' }],
    });
    expect(today.relations).toEqual([
      {
        type: 'replaced-by',
        number: 'GB 7718-2025',
        id: 'gb.7718-2025',
        title: { zh: '预包装食品标签通则' },
        status: 'to-be-implemented',
        on: '2027-03-16',
        scope: null,
        evidence: ['source-1'],
      },
      {
        type: 'cites',
        number: 'GB 2760',
        id: 'gb.2760',
        title: null,
        status: null,
        on: null,
        scope: null,
        evidence: ['source-1'],
      },
    ]);
    const later = await findStandard(services, { id: 'gb.7718-2011', asOf: '2027-03-16' });
    expect([later.status, later.relations[0]?.status]).toEqual(['withdrawn', 'in-force']);
  });

  it('says in both languages what is not held', async () => {
    await expect(findStandard(services, { id: 'gb-t.404-2020' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      detail: { zh: '没有收录 gb-t.404-2020。', en: 'gb-t.404-2020 is not held here.' },
    });
  });
});
