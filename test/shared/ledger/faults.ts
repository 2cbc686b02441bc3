import type { LedgerItems } from '#shared/ledger/item.ts';

/** What may happen to a call on its way to the table and back. */
export type Fault =
  | 'none'
  /** Never arrives; the caller gets an error. */
  | 'drop'
  /** Arrives twice; the caller gets the second answer. */
  | 'duplicate'
  /** Arrives and is done; the caller gets an error. */
  | 'lose the answer';

/** Items to which these faults happen, one a call in this order, and none after them. */
export function faultyItems(items: LedgerItems, faults: Iterator<Fault>): LedgerItems {
  const suffer = async <T>(call: () => Promise<T>): Promise<T> => {
    const fault: Fault = faults.next().value ?? 'none';
    if (fault === 'drop') throw new Error('The call was dropped.');
    const answer = await call();
    if (fault === 'lose the answer') throw new Error('The answer was lost.');
    return fault === 'duplicate' ? call() : answer;
  };
  return {
    commit: (writes, companions) => suffer(() => items.commit(writes, companions)),
    get: (keys) => suffer(() => items.get(keys)),
    list: (id, range) => suffer(() => items.list(id, range)),
  };
}

/** Items of a process that is killed at its n-th call, just before it arrives or just after it was done. */
export function crashingItems(items: LedgerItems, n: number, when: 'before' | 'after'): LedgerItems {
  let calls = 0;
  const live = async <T>(call: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls > n || (calls === n && when === 'before')) throw new Crash();
    const answer = await call();
    if (calls >= n) throw new Crash();
    return answer;
  };
  return {
    commit: (writes, companions) => live(() => items.commit(writes, companions)),
    get: (keys) => live(() => items.get(keys)),
    list: (id, range) => live(() => items.list(id, range)),
  };
}

export class Crash extends Error {
  override readonly name = 'Crash';
}
