import { AsyncLocalStorage } from 'node:async_hooks';

/** Time spent per named part of one request, printed as `Server-Timing` (W3C). */
const store = new AsyncLocalStorage<Map<string, number>>();

/** Runs one request; parts timed inside it end up in the returned map (milliseconds). */
export async function withTiming<T>(run: () => Promise<T>): Promise<{ result: T; parts: Map<string, number> }> {
  const parts = new Map<string, number>();
  const result = await store.run(parts, run);
  return { result, parts };
}

/** Adds milliseconds to a part of the current request; outside a request it does nothing. */
export function addTiming(part: string, milliseconds: number): void {
  const parts = store.getStore();
  parts?.set(part, (parts.get(part) ?? 0) + milliseconds);
}
