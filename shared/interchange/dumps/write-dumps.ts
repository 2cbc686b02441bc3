import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { CatalogueServices } from '../../runtime/table-client.ts';
import { dayInShanghai } from '../../standards/local-date.ts';
import { reconcile } from '../../standards/reconcile.ts';
import type { Standard } from '../../standards/standard.ts';
import { scanStandards } from '../../standards/standard-bulk-store.ts';
import type { Dump, DumpFile } from './dump.ts';
import { addToDumpList, type DumpServices, dumpKey } from './dump-files.ts';
import { csvLine, type DumpRow, dumpColumns, dumpLine, dumpRow } from './dump-row.ts';

/** Rows that are turned into columns at once. */
const rowsInGroup = 20_000;

/**
 * Writes every record of the catalogue as JSON Lines, CSV and Parquet, read once for all three. What is kept in memory is
 * packed; the list names a dump only when all its files are there.
 */
export async function writeDumps(
  services: CatalogueServices & DumpServices,
  { site }: { site: string },
): Promise<Dump> {
  const now = services.now();
  const day = dayInShanghai(now);
  const lines = packed();
  const table = packed();
  const columns = parquet();
  await table.write(csvLine(dumpColumns));
  let records = 0;
  for await (const batch of scanStandards(services.catalogue)) {
    const standards = batch.map(reconcile);
    await lines.write(standards.map((standard) => dumpLine(standard, day)).join(''));
    const rows = standards.map((standard: Standard) => dumpRow(standard, day));
    await table.write(rows.map((row) => csvLine(dumpColumns.map((name) => row[name]))).join(''));
    await columns.write(rows);
    records += standards.length;
  }
  const made: [name: string, mediaType: string, bytes: Uint8Array][] = [
    ['standards.jsonl.gz', 'application/gzip', await lines.end()],
    ['standards.csv.gz', 'application/gzip', await table.end()],
    ['standards.parquet', 'application/vnd.apache.parquet', await columns.end()],
  ];
  const files: DumpFile[] = [];
  for (const [name, mediaType, bytes] of made) {
    await services.dumps.put(dumpKey(day, name), bytes, mediaType);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.push({ name, mediaType, bytes: bytes.length, sha256, url: `${site}/dumps/${day}/${name}` });
  }
  const dump = { day, madeAt: now.toISOString(), records, files };
  await addToDumpList(services, dump);
  return dump;
}

/** A gzip file in memory that takes texts no faster than they are packed. */
function packed() {
  const zip = createGzip();
  const chunks: Buffer[] = [];
  zip.on('data', (chunk: Buffer) => chunks.push(chunk));
  return {
    write: async (text: string) => {
      if (!zip.write(text)) await once(zip, 'drain');
    },
    end: async (): Promise<Uint8Array> => {
      zip.end();
      await once(zip, 'end');
      return Buffer.concat(chunks);
    },
  };
}

/** A Parquet file in memory, all columns texts. */
function parquet() {
  const writer = new ByteWriter();
  const columnsOf = (rows: readonly DumpRow[]) =>
    dumpColumns.map((name) => ({ name, data: rows.map((row) => row[name]), type: 'STRING' as const, nullable: false }));
  const file = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData: columnsOf([]) }) });
  let waiting: DumpRow[] = [];
  const flush = async () => {
    if (waiting.length > 0) await file.write({ columnData: columnsOf(waiting) });
    waiting = [];
  };
  return {
    write: async (rows: readonly DumpRow[]) => {
      waiting.push(...rows);
      if (waiting.length >= rowsInGroup) await flush();
    },
    end: async (): Promise<Uint8Array> => {
      await flush();
      await file.finish();
      return new Uint8Array(writer.getBuffer());
    },
  };
}
