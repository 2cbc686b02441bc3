import type { Snapshot } from '../deposit-snapshot.ts';

interface Spoil {
  promise: string;
  what: string;
  spoil(snapshot: Snapshot): void;
}

const newest = ({ log }: Snapshot) =>
  Math.max(...[...log.files.keys()].map((path) => Number(/^checkpoints\/(\d+)$/.exec(path)?.[1] ?? 0)));

/** Does something to the text of the newest checkpoint. */
function rewrite(snapshot: Snapshot, change: (text: string) => string): void {
  const path = `checkpoints/${newest(snapshot)}`;
  const text = Buffer.from(snapshot.log.files.get(path) ?? '').toString();
  snapshot.log.files.set(path, Buffer.from(change(text)));
}

/** Lets the entries of two accepted deposits of one file change places in the table. */
function swapFirst({ deposits, log }: Snapshot): void {
  const accepted = deposits.filter(({ part, entry }) => part === 'deposit' && entry);
  const byFile = Map.groupBy(accepted, ({ file }) => (file as { sha256: string }).sha256);
  const same = [...byFile.values()].find((some) => some.length > 1) ?? [];
  const [one, other] = same.map((deposit) => log.rows.find(({ id }) => id === `entry#${deposit.entry}`));
  if (!one || !other) throw new Error('no file was accepted twice');
  const { index, size } = one;
  Object.assign(one, { index: other.index, size: other.size });
  Object.assign(other, { index, size });
}

/** What may be wrong with a store that was right, and the promise that it breaks. */
export const spoils: Spoil[] = [
  {
    promise: 'D15',
    what: 'a time stamp is missing',
    spoil: (snapshot) => snapshot.log.files.delete(`checkpoints/${newest(snapshot)}.tsr`),
  },
  {
    promise: 'D15',
    what: 'a time stamp is over another checkpoint',
    spoil: (snapshot) => {
      const { files } = snapshot.log;
      files.set('checkpoints/0.tsr', files.get(`checkpoints/${newest(snapshot)}.tsr`) ?? Buffer.of());
    },
  },
  {
    promise: 'D15',
    what: 'an entry was accepted after its time stamp',
    spoil: ({ log }) => {
      for (const row of log.rows) if (row.part === 'entry') row.acceptedAt = '2027-01-01T00:00:00.000Z';
    },
  },
  {
    promise: 'D21',
    what: 'a checkpoint has no cosignatures',
    spoil: (snapshot) => rewrite(snapshot, (text) => text.replaceAll(/\u2014 w[123]\.example .*\n/g, '')),
  },
  {
    promise: 'D21',
    what: 'cosignatures are over something else',
    spoil: (snapshot) => rewrite(snapshot, (text) => text.replaceAll(/(\u2014 w.\.example .{60})./g, '$1=')),
  },
  { promise: 'D25', what: 'who came second is said to be first', spoil: swapFirst },
];
