import type { ItemWrite } from '../ledger/item.ts';
import { Copy, Trace } from './copy.ts';
import type { TradeRows } from './royalty-services.ts';

const copyKey = (copy: string) => ({ id: copy, part: 'copy' });
const fileKey = (sha256: string) => ({ id: `copied#${sha256}`, part: 'copy' });
const copiesOf = (entitlement: string) => `copies#${entitlement}`;

/** The writes that record a copy: found by its id, by the hash of its file, and under its licence. */
export function copyWrites(copy: Copy): ItemWrite[] {
  const { copy: id, sha256, entitlement, at, person } = copy;
  return [
    { add: { ...copy, ...copyKey(id) } },
    { add: { ...fileKey(sha256), copy: id } },
    { add: { id: copiesOf(entitlement), part: `${at}#${id}`, copy: id, person } },
  ];
}

export async function getCopies({ rows }: TradeRows, ids: readonly string[]): Promise<Copy[]> {
  const items = await rows.get([...new Set(ids)].map(copyKey));
  return items.flatMap((item) => (item ? [Copy.parse(item)] : []));
}

/** The id of the copy whose file has this hash (hexadecimal). */
export async function findCopyOfFile({ rows }: TradeRows, sha256: string): Promise<string | undefined> {
  const [item] = await rows.get([fileKey(sha256)]);
  return item && String(item.copy);
}

/** How many copies a person was given by a licence since an instant. */
export async function countCopies(
  { rows }: TradeRows,
  { entitlement, person, since }: { entitlement: string; person: string; since: string },
): Promise<number> {
  const copies = await rows.list(copiesOf(entitlement), { from: since });
  return copies.filter((row) => row.person === person).length;
}

/** Keeps what was asked, before anything is answered. */
export async function addTrace({ rows }: TradeRows, trace: Trace): Promise<void> {
  const underCopies = trace.found.map((copy) => ({
    add: { ...trace, id: copy, part: `trace#${trace.at}#${trace.trace}` },
  }));
  const refused = await rows.commit([{ add: { ...trace, id: trace.trace, part: 'trace' } }, ...underCopies]);
  if (refused.length > 0) throw new Error(`${trace.trace} exists`);
}

/** Who asked for a copy, oldest first. */
export async function listTraces({ rows }: TradeRows, copy: string): Promise<Trace[]> {
  return (await rows.list(copy, { from: 'trace#', to: 'trace#~' })).map((item) => Trace.parse(item));
}
