import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Designation,
  interpretQuery,
  parseDesignation,
  printDesignation,
  standardId,
} from '#shared/standards/designation.ts';

const checkout = fileURLToPath(new URL('../../../..', import.meta.url));
const data = process.env.GUIJU_DATA ?? resolve(checkout, '../shared/data');
const catalogue = resolve(data, 'catalogue/all-standards.jsonl.gz');
const missing = !existsSync(catalogue);
const why = missing ? ' (skipped: set GUIJU_DATA to the folder that holds catalogue/all-standards.jsonl.gz)' : '';

const Row = z.object({
  number: z.string(),
  replaces: z.array(z.string()).optional(),
  replaced_by: z.array(z.string()).optional(),
  references: z.array(z.string()).optional(),
});

/** What the catalogue holds in the place of a number and is none. */
const known: readonly (readonly [RegExp, string])[] = [
  [/^error: /, 'an error message of the source in front of the number'],
  [/[部厅质].*号$/, 'a government document number (文号), not a standard number'],
  [/\p{Script=Han}{4}/u, 'a sentence that contains a number'],
];

interface Read {
  text: string;
  found: Designation | null;
}

describe.skipIf(missing)(`the whole catalogue${why}`, () => {
  let numbers: Read[] = [];
  let related: Read[] = [];
  let secondsOfCpu = 0;

  beforeAll(() => {
    const lines = gunzipSync(readFileSync(catalogue)).toString().trimEnd().split('\n');
    const rows = lines.map((line) => Row.parse(JSON.parse(line)));
    const texts = rows.map((row) => row.number);
    const before = process.cpuUsage();
    numbers = texts.map((text) => ({ text, found: parseDesignation(text) }));
    const spent = process.cpuUsage(before);
    secondsOfCpu = (spent.user + spent.system) / 1e6;
    const cited = rows.flatMap((row) => [
      ...(row.replaces ?? []),
      ...(row.replaced_by ?? []),
      ...(row.references ?? []),
    ]);
    related = [...new Set(cited)].map((text) => ({ text, found: parseDesignation(text) }));
  });

  it('reads at least 99.5 % to a kind of its own', () => {
    const specific = numbers.filter(({ found }) => found && found.kind !== 'other');
    expect(specific.length / numbers.length).toBeGreaterThanOrEqual(0.995);
  });

  it('knows a reason for every number it refuses', () => {
    const refused = [...numbers, ...related].filter(({ found }) => found === null);
    const unexplained = refused.filter(({ text }) => !known.some(([pattern]) => pattern.test(text)));
    expect(unexplained).toEqual([]);
    expect(refused.length).toBeLessThan(20);
  });

  it('prints what it read so that it reads the same again', () => {
    const changed = [...numbers, ...related].filter(({ found }) => {
      return found && JSON.stringify(parseDesignation(printDesignation(found))) !== JSON.stringify(found);
    });
    expect(changed).toEqual([]);
  });

  it('gives two numbers one id only when they are one edition in two spellings', () => {
    const printedOf = new Map<string, Set<string>>();
    for (const { found } of numbers) {
      if (!found) continue;
      const id = standardId(found);
      expect(id).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
      printedOf.set(id, (printedOf.get(id) ?? new Set()).add(printDesignation(found).toUpperCase()));
    }
    expect([...printedOf].filter(([, printed]) => printed.size > 1)).toEqual([]);
    expect(printedOf.size).toBeGreaterThan(182_000);
  });

  it('reads a query that is a number of the catalogue as that number', () => {
    const missed = numbers.filter(({ text, found }, place) => {
      if (!found || place % 20 !== 0 || !/\d/.test(text)) return false;
      const asked = interpretQuery(text.toLowerCase().replaceAll('-', '—')).designation;
      return !asked || standardId(asked) !== standardId(found);
    });
    expect(missed.map(({ text }) => text)).toEqual([]);
  });

  it('reads more than 100,000 numbers in a second of CPU time', () => {
    expect(numbers.length / secondsOfCpu).toBeGreaterThan(100_000);
  });
});
