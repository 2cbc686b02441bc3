import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { knownStandards } from '#infra/local/demo/known-standards.ts';
import { ownStandards } from '#infra/local/demo/own-standards.ts';
import { rowsOf } from '#infra/local/input-files.ts';
import { collectReadings, readStatements } from '#shared/standards/import/collect-readings.ts';
import type { JsonLine } from '#shared/standards/import/json-lines.ts';
import type { Reading } from '#shared/standards/import/reading.ts';
import { checkout } from '#test/commands.ts';

export const recordCount = 1000;

const catalogue = join(process.env.GUIJU_DATA ?? join(checkout, '../shared/data'), 'catalogue/all-standards.jsonl.gz');

/** Demo content, filled up to 1,000 records from the catalogue where there is one, else with made ones. */
export async function thousandRecords(): Promise<{ readings: Reading[]; from: string }> {
  const demo = readStatements([...(await knownStandards()), ...ownStandards()]);
  const held = new Set(demo.map(({ id }) => id));
  const hasCatalogue = existsSync(catalogue);
  const others = hasCatalogue
    ? (await collectReadings(first(2 * recordCount, rowsOf(catalogue)), () => undefined)).readings
    : madeRecords(recordCount);
  const more: Reading[] = [];
  for (const reading of others) {
    // An entry from the time at the printer's is no record of its own.
    if (reading.published) continue;
    if (!held.has(reading.id) && held.size === recordCount) break;
    held.add(reading.id);
    more.push(reading);
  }
  const what = hasCatalogue ? 'rows of the catalogue' : 'made records';
  return { readings: [...demo, ...more], from: `the demo content and ${more.length} ${what}` };
}

async function* first(count: number, lines: AsyncIterable<JsonLine>): AsyncGenerator<JsonLine> {
  let seen = 0;
  for await (const line of lines) {
    if (seen === count) return;
    seen += 1;
    yield line;
  }
}

function madeRecords(count: number): Reading[] {
  const source = { key: 'made', name: 'made for this test', confidence: 'C' } as const;
  const numbers = Array.from({ length: count }, (_, index) => 90_000 + index);
  return readStatements(
    numbers.map((number) => ({
      source,
      fields: {
        number: `T/MADE ${number}-2024`,
        titles: { zh: `虚构产品 第 ${number} 号 技术要求`, en: `Made product No. ${number} — Technical requirements` },
        dates: { issued: '2024-05-01', effective: '2024-11-01' },
      },
    })),
  );
}
