import { monthInShanghai } from '#shared/ledger/account-rows.ts';
import { type ItemWrite, mostWrites } from '#shared/ledger/item.ts';
import { type JournalBatch, readBatches, readHead } from '#shared/ledger/journal-rows.ts';
import { addSums } from './royalty-breakdown.ts';
import { readSplitOrders, reversedKey } from './royalty-orders.ts';
import type { RoyaltyServices } from './royalty-services.ts';
import { type BookedTransfer, debits, linesOfTransfer, type SplitOrder } from './statement-fold.ts';
import {
  addToRows,
  cursorWrite,
  type FoldCursor,
  freshRows,
  readFoldCursor,
  type StatementChanges,
} from './statement-rows.ts';
import { readTransferName } from './transfer-names.ts';

/** Transfers whose orders are read at once. */
const mostTransfers = 400;

/**
 * Adds what the journal has taken in to the statements of payees, each transfer exactly once: the sums and the cursor
 * move in one transaction. Any number may run at once; a lost run is made up for by the next.
 * @returns how far the statements go now
 */
export async function foldStatements(services: RoyaltyServices): Promise<FoldCursor> {
  for (;;) {
    const cursor = await readFoldCursor(services);
    const head = await readHead(services.items);
    if (cursor.batches >= head.revision) return cursor;
    const piece: Piece = { transfers: [], batches: cursor.batches, at: cursor.at };
    for await (const batch of readBatches(services.items, head, cursor.batches)) {
      piece.transfers.push(...transfersOf(batch, cursor.sequence));
      piece.batches += 1;
      piece.at = batch.at;
      if (piece.transfers.length >= mostTransfers) break;
    }
    await foldPiece(services, piece, cursor);
  }
}

interface Piece {
  transfers: Sequenced[];
  /** Batches of the journal up to its end, and the booking time of the last. */
  batches: number;
  at: string;
}

interface Sequenced extends BookedTransfer {
  last: number;
  at: string;
}

function transfersOf({ at, entries }: JournalBatch, after: number): Sequenced[] {
  const fresh = entries.filter(({ sequence }) => sequence > after);
  return [...Map.groupBy(fresh, ({ transferId }) => transferId)].map(([id, own]) => ({
    id,
    month: monthInShanghai(at),
    entries: own,
    last: own.at(-1)?.sequence ?? after,
    at,
  }));
}

/** Commits as many transfers as one transaction takes, then the next; ends early when somebody else has moved on. */
async function foldPiece(services: RoyaltyServices, { transfers, batches, at }: Piece, begin: FoldCursor) {
  const orders = await readSplitOrders(
    services,
    transfers.map(orderOf).filter((id) => id !== undefined),
  );
  let cursor = begin;
  let done = 0;
  while (done < transfers.length || cursor.batches < batches) {
    const { writes, taken } = writesFor(transfers.slice(done), orders);
    done += taken;
    const last = transfers[done - 1];
    const isWhole = done === transfers.length;
    const next = {
      batches: isWhole ? batches : cursor.batches,
      sequence: last?.last ?? cursor.sequence,
      at: isWhole ? at : (last?.at ?? cursor.at),
    };
    const refused = await services.rows.commit([cursorWrite(next, cursor), ...writes]);
    if (refused.length > 0) return;
    cursor = { ...next, revision: cursor.revision + 1 };
  }
}

function orderOf({ id }: BookedTransfer): string | undefined {
  const { kind, subject } = readTransferName(id);
  return kind === 'sale' || kind === 'refund' ? subject : undefined;
}

/** The writes of as many transfers, from the first, as fit. What refunds have reversed is kept in `orders` too. */
function writesFor(transfers: readonly Sequenced[], orders: Map<string, SplitOrder>) {
  const changes: StatementChanges = new Map();
  const reversed = new Map<string, ItemWrite>();
  let taken = 0;
  for (const transfer of transfers) {
    const { kind, subject } = readTransferName(transfer.id);
    const order = orders.get(subject);
    const lines = linesOfTransfer(transfer, order);
    // The cursor, and what is reversed of the order.
    const rows = changes.size + freshRows(changes, lines) + reversed.size + 2;
    if (taken > 0 && rows > mostWrites) break;
    addToRows(changes, lines);
    if (order && kind === 'refund') {
      const sums = addSums(order.reversed, debits(transfer));
      orders.set(subject, { ...order, reversed: sums });
      reversed.set(subject, { change: reversedKey(subject), set: { sums } });
    }
    taken += 1;
  }
  return { writes: [...changes.values(), ...reversed.values()], taken };
}
