import type { Snapshot } from '../deposit-snapshot.ts';

/** Size of the newest tree that has a checkpoint. */
export const newest = ({ log }: Snapshot) =>
  Math.max(...[...log.files.keys()].map((path) => Number(/^checkpoints\/(\d+)$/.exec(path)?.[1] ?? 0)));

/** Does something to the text of the newest checkpoint. */
export function rewrite(snapshot: Snapshot, change: (text: string) => string): void {
  const path = `checkpoints/${newest(snapshot)}`;
  const text = Buffer.from(snapshot.log.files.get(path) ?? '').toString();
  snapshot.log.files.set(path, Buffer.from(change(text)));
}

/** Lets the entries of two accepted deposits of one file change places in the table. */
export function swapFirst(snapshot: Snapshot): void {
  const byFile = Map.groupBy(acceptedRows(snapshot), ({ file }) => (file as { sha256: string }).sha256);
  const same = [...byFile.values()].find((some) => some.length > 1) ?? [];
  const [one, other] = same.map((deposit) => snapshot.log.rows.find(({ id }) => id === `entry#${deposit.entry}`));
  if (!one || !other) throw new Error('no file was accepted twice');
  const { index, size } = one;
  Object.assign(one, { index: other.index, size: other.size });
  Object.assign(other, { index, size });
}

/** Flips a bit in the middle of a file. */
export function bend(files: Map<string, Uint8Array>, path: string): void {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`${path} is not there to be bent`);
  files.set(path, Buffer.from(bytes.map((byte, n) => (n === bytes.length >> 1 ? byte ^ 1 : byte))));
}

/** The widest tile of a level, which is that of the newest tree. */
export function edgeTile({ log }: Snapshot, level: string): string {
  const paths = [...log.files.keys()].filter((path) => path.startsWith(`tile/${level}/`));
  const widthOf = (path: string) => Number(/\.p\/(\d+)$/.exec(path)?.[1] ?? 256);
  return paths.sort((one, other) => widthOf(one) - widthOf(other)).at(-1) ?? '';
}

export const entryRows = ({ log }: Snapshot) => log.rows.filter(({ part }) => part === 'entry');
export const acceptedRows = ({ deposits }: Snapshot) =>
  deposits.filter(({ part, entry }) => part === 'deposit' && entry);
