import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { entryIdOf } from '#shared/log/entry.ts';
import { findLogKey } from '#shared/log/find-checkpoint.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { LogHalted } from '#shared/log/head.ts';
import type { SequencerServices } from '#shared/log/log-services.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { parseVerifierKeys, type VerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { conditionalFiles } from '#shared/runtime/write-once-files.ts';
import { findLogJudge } from '#test/checks/log-judge.ts';
import { memoryClient } from '#test/shared/trade/model/memory-table.ts';
import { logViolations, nothingSeen } from './log-promises.ts';
import { readLogSnapshot } from './log-snapshot.ts';
import { makeSigner, type NoteSigner } from './made-notes.ts';
import { memoryBuckets } from './memory-bucket.ts';
import { acceptAll, leafOf, origin } from './open-log.ts';
import { serveLog } from './served-log.ts';
import { signingKeyOf } from './signing-key-of.ts';
import { type FaultKind, faultAt, InjectedFault, watched } from './watched-services.ts';

const [first, second, third] = [makeSigner(origin), makeSigner(origin), makeSigner(origin)];

/** A log in memory, and its services as each stage of a change of keys has them. */
function makeRotation() {
  const s3 = memoryBuckets();
  const signed: string[] = [];
  const told = (signer: NoteSigner) => signingKeyOf(signer, (text) => signed.push(text));
  const signedBy = (signer: NoteSigner, former?: NoteSigner): SequencerServices => ({
    log: { client: memoryClient(), name: 'log' },
    logFiles: conditionalFiles(s3, 'log'),
    now: () => new Date(),
    origin,
    signingKey: told(signer),
    formerKey: former && told(former),
    witnesses: [],
    quorum: 0,
    patience: 0,
    fetch: () => Promise.reject(new TypeError('there is no network')),
  });
  const base = signedBy(first);
  const stage = (signer: NoteSigner, former?: NoteSigner) => ({ ...signedBy(signer, former), log: base.log });
  return { s3, signed, stage, services: base };
}

type Rotation = ReturnType<typeof makeRotation>;

/** Places a leaf and gives its receipt. */
async function log(services: SequencerServices, text: string): Promise<Uint8Array> {
  const [id = ''] = await acceptAll(services, [text]);
  await sequenceEntries(services);
  const found = await findReceipt(services, id);
  if (found?.state !== 'published') throw new Error(`${text} has no receipt`);
  return Buffer.from(found.receipt);
}

const keysOf = async ({ services }: Rotation) => parseVerifierKeys((await findLogKey(services)) ?? '');
const holds = (receipt: Uint8Array, text: string, logKey: VerifierKey, otherKeys: VerifierKey[] = []) =>
  verifyReceipt(receipt, leafOf(text), { logKey, otherKeys }).valid;

/** Everything that must hold. */
async function violationsOf({ s3, signed, services }: Rotation, ids: readonly string[], seen = nothingSeen()) {
  const snapshot = await readLogSnapshot({ services, s3, signed, place: { name: 'log' } });
  return logViolations(snapshot, { accepted: ids, seen });
}

/** What no local engine answers: two sequencers announce the key at one moment. */
const metAnother = () =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'conflict',
    CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
  });

describe('a new key of the log', () => {
  test('is announced by the one before; both sign for a while; and receipts from before, between and after hold', async () => {
    const rotation = makeRotation();
    const before = await log(rotation.services, 'before');
    const between = await log(rotation.stage(second, first), 'between');
    const after = await log(rotation.stage(second), 'after');
    expect(await keysOf(rotation)).toEqual([second.key, first.key]);

    // Whoever has one key alone believes what it signed.
    const receipts = [before, between, after].map(
      (receipt, n) => [receipt, ['before', 'between', 'after'][n] ?? ''] as const,
    );
    expect(receipts.map(([receipt, text]) => holds(receipt, text, first.key))).toEqual([true, true, false]);
    expect(receipts.map(([receipt, text]) => holds(receipt, text, second.key))).toEqual([false, true, true]);
    const published = await keysOf(rotation);
    const [newest = second.key, ...others] = published;
    expect(receipts.map(([receipt, text]) => holds(receipt, text, newest, others))).toEqual([true, true, true]);
    expect(holds(before, 'after', newest, others)).toBe(false);
    expect(holds(before, 'before', second.key, [{ ...first.key, name: 'another.example/log' }])).toBe(false);

    const ids = ['before', 'between', 'after'].map((text) => entryIdOf(leafOf(text)));
    expect(await violationsOf(rotation, ids)).toEqual([]);
  });

  test('may be followed by a third, and a verifier of others takes all of the log with the published keys', async () => {
    const rotation = makeRotation();
    const receipts = [
      await log(rotation.services, 'one'),
      await log(rotation.stage(second, first), 'two'),
      await log(rotation.stage(third, second), 'three'),
      await log(rotation.stage(third), 'four'),
    ];
    expect(await keysOf(rotation)).toEqual([third.key, second.key, first.key]);
    const found = await findLogJudge();
    if ('missing' in found) return console.log(`the log is not judged by others: ${found.missing}`);
    const base = await serveLog(rotation.services);
    const folder = await mkdtemp(join(tmpdir(), 'guiju-keys-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const save = async (name: string, content: Uint8Array | string) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    };
    const key = await save('key', await (await fetch(`${base}/key`)).text());
    const proofs = await Promise.all(receipts.map((receipt, n) => save(`${n}.tlog-proof`, receipt)));
    const leaves = await Promise.all(['one', 'two', 'three', 'four'].map((text) => save(`${text}.leaf`, leafOf(text))));
    const args = ['-base', base, '-key', key, '-flips', '50', '-receipt', ...proofs, '-leaf', ...leaves];
    const judged = await found.judge(args);
    expect([judged.failed, judged.output]).toEqual([0, expect.stringContaining('passed')]);
  }, 240_000);

  test.each<[string, (rotation: Rotation) => SequencerServices]>([
    ['nobody announced', ({ stage }) => stage(third)],
    ['another key would announce', ({ stage }) => stage(third, first)],
    ['was followed by another', ({ stage }) => stage(first)],
  ])('stops the log when it is one that %s', async (_which, stageOf) => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const rotation = makeRotation();
    await log(rotation.services, 'one');
    await log(rotation.stage(second, first), 'two');
    const signed = [...rotation.signed];
    await acceptAll(rotation.services, ['three']);
    await expect(sequenceEntries(stageOf(rotation))).rejects.toThrow(LogHalted);
    expect(rotation.signed).toEqual(signed);
  });

  test.each([
    [2, 'is announced'],
    [9, 'waits for the next run'],
  ])('whose announcement meets another transaction %i times %s', async (meetings, outcome) => {
    const rotation = makeRotation();
    await log(rotation.services, 'one');
    const rotated = rotation.stage(second, first);
    let left = meetings;
    const busy = watched(rotated, (step, call) =>
      step === 'table TransactWrite' && left-- > 0 ? Promise.reject(metAnother()) : call(),
    );
    const run = sequenceEntries({ ...busy, formerKey: rotated.formerKey });
    if (outcome === 'is announced') await run;
    else await expect(run).rejects.toThrow(TransactionCanceledException);
    expect(await keysOf(rotation)).toEqual(outcome === 'is announced' ? [second.key, first.key] : [first.key]);
    await sequenceEntries(rotated);
    expect(await keysOf(rotation)).toEqual([second.key, first.key]);
    expect(await violationsOf(rotation, [entryIdOf(leafOf('one'))])).toEqual([]);
  });

  test.each<FaultKind>(['not persisted', 'persisted but reported failed'])(
    'comes to sign in the end, whichever step is %s',
    async (kind) => {
      for (let n = 0; ; n += 1) {
        const rotation = makeRotation();
        await log(rotation.services, 'one');
        await acceptAll(rotation.services, ['two']);
        const { around, met } = faultAt(n, kind);
        const rotated = rotation.stage(second, first);
        await sequenceEntries({ ...watched(rotated, around), formerKey: rotated.formerKey }).catch((error) => {
          if (!(error instanceof InjectedFault)) throw error;
        });
        await sequenceEntries(rotated);
        expect(await keysOf(rotation)).toEqual([second.key, first.key]);
        expect(
          await violationsOf(
            rotation,
            ['one', 'two'].map((text) => entryIdOf(leafOf(text))),
          ),
        ).toEqual([]);
        if (!met()) break;
      }
    },
  );
});
