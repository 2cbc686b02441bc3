import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { demoReadings } from '#infra/local/demo/load-demo.ts';
import { compileCatalogue } from '#shared/standards/import/compile-catalogue.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import type { Standard, StoredStandard } from '#shared/standards/standard.ts';

/** What the asked service holds: its demo content and the catalogue, as the import compiles them. */
export async function compileRows(file: string): Promise<StoredStandard[]> {
  const rows: unknown[] = [];
  for await (const line of lines(file)) rows.push(JSON.parse(line));
  return compileCatalogue(rows, { held: await demoReadings() }).records;
}

/** The records themselves; one that cannot be reconciled is no item of the catalogue. */
export function reconciled(records: StoredStandard[]): Standard[] {
  return records.flatMap((stored) => {
    try {
      return [reconcile(stored)];
    } catch {
      return [];
    }
  });
}

/** Lines end at line feeds only: titles hold other separators that `readline` would break at. */
async function* lines(file: string): AsyncGenerator<string> {
  const raw = createReadStream(file);
  const text = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  let rest = '';
  for await (const chunk of text.setEncoding('utf8')) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    yield* parts.filter(Boolean);
  }
  if (rest) yield rest;
}
