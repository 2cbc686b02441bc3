import { decodeBundle, encodeBundle } from '#shared/log/entry-bundle.ts';
import type { Snapshot } from '../deposit-snapshot.ts';
import { acceptedRows, bend, edgeTile, entryRows, newest, rewrite, swapFirst } from './spoil-snapshot.ts';

interface Spoil {
  promise: string;
  what: string;
  spoil(snapshot: Snapshot): void;
}

/** What may be wrong with a store that was right, and the promise that it breaks. */
export const spoils: Spoil[] = [
  {
    promise: 'D1',
    what: 'a file has other bytes than were sealed',
    spoil: ({ documents }) => bend(documents, [...documents.keys()].find((path) => !path.startsWith('uploads/')) ?? ''),
  },
  {
    promise: 'D2',
    what: 'a tile has another hash than its entry',
    spoil: (snapshot) => bend(snapshot.log.files, edgeTile(snapshot, '0')),
  },
  {
    promise: 'D3',
    what: 'two deposits have one entry',
    spoil: (snapshot) => {
      const [one, other] = acceptedRows(snapshot);
      Object.assign(one ?? {}, { entry: other?.entry });
    },
  },
  {
    promise: 'D4',
    what: 'two entries have one place',
    spoil: (snapshot) => {
      const [one, other] = entryRows(snapshot);
      Object.assign(one ?? {}, { index: other?.index });
    },
  },
  {
    promise: 'D5',
    what: 'a checkpoint does not continue those before',
    spoil: (snapshot) => rewrite(snapshot, (text) => text.replace(/^(\S+\n\d+\n)..../, '$1AAAA')),
  },
  {
    promise: 'D6',
    what: 'a size was signed with two roots',
    spoil: ({ log }) => {
      const [first = ''] = log.signed.filter((text) => /^\S+\n[1-9]/.test(text));
      const root = Buffer.alloc(32, 1).toString('base64');
      Object.assign(log, { signed: [...log.signed, first.replace(/\S+\n$/, `${root}\n`)] });
    },
  },
  {
    promise: 'D7',
    what: 'a tile of the newest tree is missing',
    spoil: (snapshot) => snapshot.log.files.delete(edgeTile(snapshot, '0')),
  },
  {
    promise: 'D7',
    what: 'a bundle of the newest tree is missing',
    spoil: (snapshot) => snapshot.log.files.delete(edgeTile(snapshot, 'entries')),
  },
  {
    promise: 'D8',
    what: 'a file that readers have seen has other bytes',
    spoil: ({ log }) => bend(log.files, 'checkpoints/0.tsr'),
  },
  {
    promise: 'D8',
    what: 'the checkpoint goes back',
    spoil: ({ log }) => log.files.set('checkpoint', log.files.get('checkpoints/0') ?? Buffer.of()),
  },
  {
    promise: 'D9',
    what: 'an accepted entry is not in the log',
    spoil: (snapshot) => {
      const [one] = entryRows(snapshot);
      if (one) delete one.index;
    },
  },
  {
    promise: 'D10',
    what: 'a sequencer that lost has left a tile',
    spoil: ({ log }) => log.files.set('tile/0/009.p/7', Buffer.alloc(7 * 32)),
  },
  {
    promise: 'D12',
    what: 'a checkpoint is not signed by a key of the log',
    spoil: (snapshot) => rewrite(snapshot, (text) => text.replaceAll(/(\u2014 log\.example\S* .{60})./g, '$1=')),
  },
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
    promise: 'D16',
    what: 'the log has the title of a deposit',
    spoil: (snapshot) => {
      const [title = ''] = acceptedRows(snapshot).map((row) => (row.claims as { titles: { zh: string } }).titles.zh);
      snapshot.log.files.set('tile/entries/spoiled', Buffer.from(title));
    },
  },
  {
    promise: 'D18',
    what: 'a file that readers have seen is gone',
    spoil: ({ log }) => log.files.delete('checkpoints/0'),
  },
  {
    promise: 'D19',
    what: 'a key was not announced by the one before',
    spoil: ({ log }) => bend(log.files, 'keys/1'),
  },
  {
    promise: 'D20',
    what: 'a deposit gave way to one that does not say so',
    spoil: ({ deposits }) => {
      const row = deposits.find(({ part, state }) => part === 'deposit' && state === 'superseded');
      Object.assign(row ?? {}, { supersededBy: row?.id });
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
  {
    promise: 'D22',
    what: 'the head is of another size than the files',
    spoil: ({ log }) => Object.assign(log.rows.find(({ id }) => id === 'head') ?? {}, { before: -1 }),
  },
  {
    promise: 'D22',
    what: 'an entry has its receipt from a later tree than the first that holds it',
    spoil: (snapshot) => {
      const [one] = entryRows(snapshot);
      Object.assign(one ?? {}, { size: newest(snapshot) + 1 });
    },
  },
  {
    promise: 'D24',
    what: 'an entry is empty',
    spoil: (snapshot) => {
      const path = edgeTile(snapshot, 'entries');
      const [, ...leaves] = decodeBundle(snapshot.log.files.get(path) ?? Buffer.of());
      snapshot.log.files.set(path, encodeBundle([Buffer.of(), ...leaves]));
    },
  },
  { promise: 'D25', what: 'who came second is said to be first', spoil: swapFirst },
];
