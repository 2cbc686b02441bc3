import * as z from 'zod';
import { chainJournal } from '../ledger/chain-journal.ts';
import type { LedgerItems } from '../ledger/item.ts';
import { findBatches } from '../ledger/journal-rows.ts';
import type { LedgerServices } from '../ledger/ledger-services.ts';
import type { LogTable } from '../log/log-store.ts';
import { submitEntry } from '../log/submit-entry.ts';
import { canonicalBytes } from '../runtime/canonical-json.ts';
import { Day, dayInShanghai } from '../standards/local-date.ts';

export interface JournalLogServices extends LedgerServices {
  log: LogTable;
}

/**
 * What the transparency log holds of a day's journal (trust T4): the hash of its last entry, which is taken over all entries
 * before it, and no word of any sale, not even how many there were.
 */
function statementOf(day: Day, headHash: string) {
  const proves = ['the-journal-had-this-head-no-later-than'];
  return { type: 'guiju-journal-head', version: 1, day, headHash, proves };
}

/** A day on which the journal was told to the log. */
const LoggedHead = z.object({
  day: Day,
  /** Entries of the journal by then. */
  entries: z.int(),
  hash: z.string(),
  /** Batch of the journal that ends with that entry. */
  revision: z.int(),
  /** Entry of the transparency log, of which there is a receipt. */
  logEntry: z.string(),
  loggedAt: z.iso.datetime(),
});

export const JournalHead = LoggedHead.omit({ revision: true })
  .extend({ stands: z.boolean().describe('Whether the journal still has that entry at that place') })
  .meta({ id: 'JournalHead' });
export type JournalHead = z.infer<typeof JournalHead>;

const headsId = 'logged-heads';
/** A bit more than a year of days. */
const mostHeads = 400;

/**
 * Hands the head of the journal to the transparency log, once a day in Asia/Shanghai, when anything was booked since the last
 * time. Any number may run at once: the row of the day is written once, together with the entry of the log.
 * @returns whether it was handed in
 */
export async function logJournalHead(services: JournalLogServices): Promise<boolean> {
  const { items, now } = services;
  const day = dayInShanghai(now());
  const [last] = await loggedHeads(items, 1);
  if (last && last.day >= day) return false;
  const { size, hash, revision } = await chainJournal(services);
  if (size === (last?.entries ?? 0)) return false;
  const leaf = canonicalBytes(statementOf(day, hash));
  const { id: logEntry, acceptedAt: loggedAt, writes } = await submitEntry(services, { leaf });
  const row = { id: headsId, part: day, day, entries: size, hash, revision, logEntry, loggedAt };
  return (await items.commit([{ add: row }], writes)).length === 0;
}

/** Days told to the log, the latest first, each with whether the journal still says the same: for the auditor. */
export async function listJournalHeads({ items }: Pick<LedgerServices, 'items'>): Promise<JournalHead[]> {
  const heads = await loggedHeads(items, mostHeads);
  const batches = await findBatches(
    items,
    heads.map(({ revision }) => revision),
  );
  return heads.map(({ revision: _, ...head }, place) => {
    const last = batches[place]?.entries.at(-1);
    return { ...head, stands: last?.sequence === head.entries && last.hash === head.hash };
  });
}

async function loggedHeads(items: LedgerItems, limit: number) {
  return z.array(LoggedHead).parse(await items.list(headsId, { newestFirst: true, limit }));
}
