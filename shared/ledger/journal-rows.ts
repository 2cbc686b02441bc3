import * as z from 'zod';
import type { Item, ItemKey, LedgerItems } from './item.ts';
import { type Batch, Entry, emptyHead, Head } from './journal.ts';

/** The journal as stored: its head, and one row a batch that is never written again. */
const headKey: ItemKey = { id: 'head', part: 'head' };
const journalId = 'journal';

const partOf = (revision: number) => String(revision).padStart(12, '0');

/** Where the journal stands, as the last ended write left it. */
export async function readHead(items: LedgerItems): Promise<Head> {
  const [item] = await items.get([headKey]);
  return item ? Head.parse(item) : emptyHead;
}

export function headRow(head: Head): Item {
  return { ...head, ...headKey };
}

export function batchRow({ head, entries }: Batch): Item {
  return { id: journalId, part: partOf(head.revision), at: head.at, entries };
}

const BatchRow = z.object({ at: z.string(), entries: z.array(Entry) });
export type JournalBatch = z.infer<typeof BatchRow>;

/** The batches that revisions added, in their order; undefined for one that there was not. */
export async function findBatches(
  items: LedgerItems,
  revisions: readonly number[],
): Promise<(JournalBatch | undefined)[]> {
  const found = await items.get(revisions.map((revision) => ({ id: journalId, part: partOf(revision) })));
  return found.map((item) => item && BatchRow.parse(item));
}

const batchesAtOnce = 50;

/** The journal after a revision up to a head, oldest batch first: whole transfers, the same at every later reading. */
export async function* readBatches(items: LedgerItems, { revision }: Head, after = 0): AsyncGenerator<JournalBatch> {
  for (let next = after + 1; next <= revision; next += batchesAtOnce) {
    const last = Math.min(next + batchesAtOnce - 1, revision);
    for (const item of await items.list(journalId, { from: partOf(next), to: partOf(last) })) {
      yield BatchRow.parse(item);
    }
  }
}
