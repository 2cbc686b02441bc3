import { beforeAll, describe, expect, test } from 'vitest';
import { formatCheckpoint } from '#shared/log/checkpoint.ts';
import { acceptWrites } from '#shared/log/log-store.ts';
import { findLogJudge } from '#test/checks/log-judge.ts';
import { nothingSeen } from '#test/shared/log/log-promises.ts';
import { origin } from '#test/shared/log/open-log.ts';
import { collectViolations } from '#test/shared/log/violation.ts';
import { checkInvariants, snapshotViolations } from '../check-invariants.ts';
import { readSnapshot, type Snapshot } from '../deposit-snapshot.ts';
import { type ToldStory, tellFaults } from './fault-story.ts';
import { judgeLog } from './judge-log.ts';
import { memoryStores } from './memory-stores.ts';
import { spoils } from './spoiled-snapshots.ts';
import { quorum } from './story-witnesses.ts';
import { watchWaits } from './watched-waits.ts';

// The first build of the judge compiles its library too.
beforeAll(findLogJudge, 240_000);

describe('deposits through stores that fail, processes that die and sleep, keys that change, and a clock that jumps', () => {
  test.each([2, 5])(
    'come to rest with every promise kept, and a verifier of others agrees: seed %i',
    async (seed) => {
      const told = await tellFaults({ stores: memoryStores(), seed, deposits: 200 });
      expect(told.violations).toEqual([]);
      expect(told.faults).toBeGreaterThan(100);
      expect(told.ends.get('accepted')).toBeGreaterThan(150);
      expect(told.world.waits.over.length).toBeGreaterThan(150);
      expect(told.world.met.get('pushed back')).toBeGreaterThan(0);
      expect(told.world.keys.changes()).toBeGreaterThan(1);
      const judged = await judgeLog(told.world);
      if ('failed' in judged) expect([judged.failed, judged.output]).toEqual([0, expect.stringContaining('passed')]);
    },
    120_000,
  );
});

test('a seed tells the same story to the byte, and another seed another one', async () => {
  const tell = async (seed: number) => (await tellFaults({ stores: memoryStores(), seed, deposits: 60 })).world.log;
  const [once, again, other] = [await tell(7), await tell(7), await tell(8)];
  expect(again.signed).toEqual(once.signed);
  expect(other.signed).not.toEqual(once.signed);
}, 60_000);

describe('a store that breaks a promise is found out', () => {
  let told: ToldStory;
  let right: Snapshot;
  beforeAll(async () => {
    told = await tellFaults({ stores: memoryStores(), seed: 3, deposits: 120 });
    right = await readSnapshot(told.world);
  }, 60_000);

  test.each(spoils)('$promise: $what', async ({ promise, spoil }) => {
    const { world } = told;
    const witnesses = world.onlookers.witnesses.map(({ key }) => key);
    const known = { isAtRest: true, isStamped: true, quorum, witnesses, seen: nothingSeen() };
    const snapshot = structuredClone(right);
    expect(snapshotViolations(snapshot, known)).toEqual([]);
    spoil(snapshot);
    expect(snapshotViolations(snapshot, known).map((violation) => violation.promise)).toContain(promise);
  });

  test('D16: salts may be destroyed: commitments open no more, and no hash of the log changes', () => {
    const snapshot = structuredClone(right);
    for (const row of snapshot.deposits) delete row.salts;
    const found = snapshotViolations(snapshot, { isAtRest: true });
    expect(new Set(found.map(({ promise }) => promise))).toEqual(new Set(['D1', 'domain D5']));
  });

  test('D9, D13, D23: receipts are made of other tiles than are public, and one that was promised is of another entry', async () => {
    const { services } = told.world;
    const { logFiles } = services;
    const get = async (path: string) => {
      const file = await logFiles.get(path);
      return file && path.startsWith('tile/0/') ? { ...file, bytes: file.bytes.map((byte) => byte ^ 1) } : file;
    };
    const made = { ...told.world, services: { ...services, logFiles: { ...logFiles, get } } };
    const [promised = ''] = right.deposits.flatMap(({ part, id }) => (part === 'deposit' ? [id] : []));
    const found = await checkInvariants(made, { isAtRest: true, told: new Map([[promised, 'another']]) });
    expect(new Set(found.map(({ promise }) => promise))).toEqual(new Set(['D9', 'D13', 'D23']));
  });

  test('D6, D7: the key is asked for another root of a size, or for a size that is not committed', async () => {
    const { keys, violations } = told.world;
    const before = violations.length;
    const sign = (size: number) => {
      const text = formatCheckpoint({ origin, size, root: new Uint8Array(32) });
      return keys.current().signingKey.sign(Buffer.from(text));
    };
    await sign(1_000_000);
    await sign(Number(right.log.rows.find(({ id }) => id === 'head')?.size));
    expect(violations.slice(before).map(({ promise }) => promise)).toEqual(['D7', 'D6']);
  });

  test('D11: an entry is not shown for more than a minute', () => {
    const { must, violations } = collectViolations();
    let time = 0;
    const waits = watchWaits({ time: () => time }, must);
    const entry = { id: '0'.repeat(64), acceptedAt: '2026-11-01T00:00:00.000Z', leaf: Buffer.of(1) };
    const table = { client: memoryStores().client, name: 'log' };
    expect(waits.written({ TransactItems: acceptWrites(table, entry) })).toBe(1);
    time = 60_000;
    waits.checkNow();
    expect(violations).toEqual([]);
    time = 60_001;
    waits.checkNow();
    expect(violations.map(({ promise }) => promise)).toEqual(['D11']);
  });
});
