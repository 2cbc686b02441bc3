import { createHash, randomUUID } from 'node:crypto';
import { chainJournal } from './chain-journal.ts';
import { commitSurely } from './commit-surely.ts';
import type { ItemWrite } from './item.ts';
import type { TransactionItem } from './item-store.ts';
import { CommandRow, commandKey, readTransfer } from './ledger-rows.ts';
import type { LedgerServices } from './ledger-services.ts';
import type { Refusal } from './transfer.ts';

/** What came of a command; a refusal is an answer, not an error. */
export type Outcome =
  | { status: 'APPLIED' | 'DUPLICATE'; transferId: string }
  | { status: 'REJECTED'; transferId: string; refusal: Refusal };

export interface Command {
  key: string;
  transferId: string;
  /** What is asked for, without names that a repetition may choose anew. */
  content: unknown;
  /** Decides on the state of now; called again when that changed before it was written. */
  plan(at: string): Plan | Promise<Plan>;
  /** Changes of other tables that are made with it, all or none. */
  companions?: readonly TransactionItem[];
}

export type Plan = { refusal: Refusal } | { writes: readonly PlannedWrite[] };

export interface PlannedWrite {
  write: ItemWrite;
  /** What it means when the condition of the write does not hold; `MOVED`: plan again. */
  otherwise: Refusal | 'MOVED';
}

/**
 * Runs a command once for its key: its row stands in the same transaction as its effect, a refusal is recorded too, and
 * every repetition is answered from that row. The same key with other content is refused and not recorded.
 * @throws ServiceError PRECONDITION_FAILED when a companion's condition does not hold, UNAVAILABLE when others keep the
 * same items busy; any other error leaves open whether it was done, and the same call finds out
 */
export async function runCommand(services: LedgerServices, command: Command): Promise<Outcome> {
  const attempt = randomUUID();
  let isChained = false;
  for (;;) {
    const at = services.now().toISOString();
    const plan = await command.plan(at);
    if ('refusal' in plan) return refuse(services, command, attempt, plan.refusal);
    const row = commandRow(command, { outcome: 'APPLIED', attempt, at });
    const writes = [{ add: row }, ...plan.writes.map(({ write }) => write)];
    const refused = await commitSurely(services.items, writes, command.companions);
    if (refused.length === 0) return { status: 'APPLIED', transferId: command.transferId };
    if (refused.includes(0)) return recorded(services, command, attempt);
    const reasons = refused.map((place) => plan.writes[place - 1]?.otherwise);
    if (reasons.includes('MOVED')) continue;
    const known = reasons.includes('ID_TAKEN') && (await ownRecord(services, command));
    if (known) return known;
    if (reasons.includes('INSUFFICIENT_FUNDS') && !isChained) {
      // Credits become available only as the journal takes them in, and it may be behind.
      await chainJournal(services);
      isChained = true;
      continue;
    }
    return refuse(services, command, attempt, reasons.find((reason) => reason !== 'MOVED') ?? 'INSUFFICIENT_FUNDS');
  }
}

async function refuse(services: LedgerServices, command: Command, attempt: string, refusal: Refusal): Promise<Outcome> {
  const at = services.now().toISOString();
  const row = commandRow(command, { outcome: 'REJECTED', refusal, attempt, at });
  const refused = await commitSurely(services.items, [{ add: row }]);
  if (refused.length > 0) return recorded(services, command, attempt);
  return { status: 'REJECTED', transferId: command.transferId, refusal };
}

/** The answer to a key that has been used. */
async function recorded({ items }: LedgerServices, command: Command, attempt: string): Promise<Outcome> {
  const [item] = await items.get([commandKey(command.key)]);
  const row = CommandRow.parse(item);
  const { transferId } = row;
  if (row.content !== contentOf(command)) {
    return { status: 'REJECTED', transferId: command.transferId, refusal: 'KEY_REUSED' };
  }
  if (row.refusal) return { status: 'REJECTED', transferId, refusal: row.refusal };
  return { status: row.attempt === attempt ? 'APPLIED' : 'DUPLICATE', transferId };
}

/** The answer to a key that is the id of a transfer, where that transfer is the record of both. */
async function ownRecord({ items }: LedgerServices, command: Command): Promise<Outcome | undefined> {
  const { key, transferId } = command;
  const content = key === transferId ? (await readTransfer(items, transferId))?.content : undefined;
  if (content === undefined) return undefined;
  return content === contentOf(command)
    ? { status: 'DUPLICATE', transferId }
    : { status: 'REJECTED', transferId, refusal: 'KEY_REUSED' };
}

/** The row that makes a command happen once. */
export function commandRow(
  command: Pick<Command, 'key' | 'transferId' | 'content'>,
  { outcome, refusal, attempt, at }: Omit<CommandRow, 'transferId' | 'content'>,
) {
  const { key, transferId } = command;
  return { ...commandKey(key), outcome, refusal, transferId, content: contentOf(command), attempt, at };
}

/** Hash of what a command asks for. */
export function contentOf({ content }: Pick<Command, 'content'>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
