import type { Item, ItemKey, ItemRange, ItemWrite, LedgerItems } from '#shared/ledger/item.ts';

/** The ledger's items in memory: as quick as a model must be, and one moment for each call like the table. */
export interface MemoryItems extends LedgerItems {
  /** Everything there is, by id and part; tests may look and break. */
  all: Map<string, Map<string, Item>>;
}

export function memoryItems(): MemoryItems {
  const all: MemoryItems['all'] = new Map();
  const read = ({ id, part }: ItemKey) => all.get(id)?.get(part);
  const put = (item: Item) => {
    const parts = all.get(item.id) ?? new Map<string, Item>();
    all.set(item.id, parts.set(item.part, structuredClone(item)));
  };
  const apply = (write: ItemWrite) => {
    if ('add' in write) put(write.add);
    else if ('replace' in write) put(write.replace);
    else if ('remove' in write) all.get(write.remove.id)?.delete(write.remove.part);
    else put(changed(read(write.change), write));
  };
  return {
    all,
    commit: async (writes, companions = []) => {
      if (companions.length > 0) throw new RangeError('Companions need the real table.');
      refuseWhatTheTableRefuses(writes);
      const refused = writes.flatMap((write, place) => (holds(write, read) ? [] : [place]));
      if (refused.length === 0) writes.forEach(apply);
      return refused;
    },
    get: async (keys) => structuredClone(keys.map(read)),
    list: async (id, range = {}) => structuredClone(within([...(all.get(id)?.values() ?? [])], range)),
  };
}

/** Limits of TransactWriteItems that a ledger must keep. */
function refuseWhatTheTableRefuses(writes: readonly ItemWrite[]): void {
  const keys = writes.map((write) => JSON.stringify(keyOf(write)));
  if (writes.length > 100) throw new RangeError(`${writes.length} writes in one transaction.`);
  if (new Set(keys).size < keys.length) throw new RangeError('Two writes of one item in one transaction.');
}

function keyOf(write: ItemWrite): [string, string] {
  if ('add' in write) return [write.add.id, write.add.part];
  if ('replace' in write) return [write.replace.id, write.replace.part];
  const { id, part } = 'remove' in write ? write.remove : write.change;
  return [id, part];
}

function holds(write: ItemWrite, read: (key: ItemKey) => Item | undefined): boolean {
  if ('add' in write) return read(write.add) === undefined;
  if ('replace' in write) return read(write.replace)?.revision === write.revision;
  if ('remove' in write) return read(write.remove) !== undefined;
  const stored = read(write.change) ?? {};
  return Object.entries(write.atLeast ?? {}).every(([field, least]) => numberIn(stored, field, -Infinity) >= least);
}

function changed(stored: Item | undefined, write: Extract<ItemWrite, { change: ItemKey }>): Item {
  const item: Item = { ...stored, ...write.change, ...write.set };
  for (const [field, by] of Object.entries(write.increase ?? {})) item[field] = numberIn(stored ?? {}, field, 0) + by;
  return item;
}

function numberIn(item: Record<string, unknown>, field: string, otherwise: number): number {
  return typeof item[field] === 'number' ? item[field] : otherwise;
}

function within(items: Item[], { from = '', to = '\u{10FFFF}', limit, newestFirst = false }: ItemRange): Item[] {
  const sorted = items.filter(({ part }) => part >= from && part <= to).sort((a, b) => (a.part < b.part ? -1 : 1));
  return (newestFirst ? sorted.reverse() : sorted).slice(0, limit);
}
