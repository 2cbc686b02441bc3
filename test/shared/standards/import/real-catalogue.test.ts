import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { inverseOf } from '#shared/standards/codes.ts';
import { compileCatalogue } from '#shared/standards/import/compile-catalogue.ts';
import { readJsonLines } from '#shared/standards/import/json-lines.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import { StoredStandard } from '#shared/standards/standard.ts';
import { statusOn } from '#shared/standards/status.ts';

const checkout = fileURLToPath(new URL('../../../..', import.meta.url));
const data = process.env.GUIJU_DATA ?? resolve(checkout, '../shared/data');
const file = resolve(data, 'catalogue/all-standards.jsonl.gz');
const missing = !existsSync(file);
const why = missing ? ' (skipped: set GUIJU_DATA to the folder that holds catalogue/all-standards.jsonl.gz)' : '';

/** Every n-th record is looked at closely; all are compiled, because relations cross the whole catalogue. */
const sampled = 25;

describe.skipIf(missing)(`the real catalogue${why}`, () => {
  let rows = 0;
  let compiled: ReturnType<typeof compileCatalogue>;
  let byId: Map<string, StoredStandard>;
  let sample: StoredStandard[];

  beforeAll(async () => {
    const all: unknown[] = [];
    for await (const line of readJsonLines(createReadStream(file).pipe(createGunzip()).setEncoding('utf8'))) {
      rows += 1;
      if ('row' in line) all.push(line.row);
    }
    compiled = compileCatalogue(all, { at: '2026-11-25T08:00:00.000Z' });
    byId = new Map(compiled.records.map((record) => [record.id, record]));
    sample = compiled.records.filter((_, n) => n % sampled === 0);
  }, 300_000);

  it('is taken in but for a handful of rows, each with its reason', () => {
    expect(rows).toBeGreaterThan(190_000);
    expect(compiled.rejects.length).toBeLessThan(10);
    for (const { reason } of compiled.rejects) expect(reason).toMatch(/cannot be read as a standard number/);
  });

  it('gives one record a standard', () => {
    expect(byId.size).toBe(compiled.records.length);
    expect(byId.get('gb-t.7714-2015')?.statements.length).toBeGreaterThan(5);
  });

  it('gives items that the table takes', () => {
    for (const record of sample) expect(StoredStandard.parse(record)).toEqual(record);
    const large = compiled.records.filter((record) => JSON.stringify(record).length > 100_000);
    expect(large).toEqual([]);
  });

  it('gives every record a status through time', () => {
    const counts = new Map<string, number>();
    for (const record of sample) {
      const status = statusOn(reconcile(record).periods, '2026-11-25');
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    const share = (status: string) => (counts.get(status) ?? 0) / sample.length;
    expect(share('in-force')).toBeGreaterThan(0.3);
    expect(share('withdrawn')).toBeGreaterThan(0.3);
    expect(share('unknown')).toBeLessThan(0.2);
  });

  it('states every relation on both sides', () => {
    for (const record of sample) {
      for (const { type, id, number } of reconcile(record).relations) {
        const other = id === undefined ? undefined : byId.get(id);
        if (!other) continue;
        const back = reconcile(other).relations.filter((relation) => relation.id === record.id);
        const expected =
          type === 'has-newer-edition' ? ['newer-edition-of', 'replaces'] : [inverseOf[type], 'has-newer-edition'];
        expect(
          back.some((relation) => expected.includes(relation.type)),
          `${record.id} ${type} ${number}`,
        ).toBe(true);
      }
    }
  });
});
