import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test, vi } from 'vitest';
import { toBase64 } from '#shared/log/base64.ts';
import { parseCheckpoint } from '#shared/log/checkpoint.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { parseNote } from '#shared/log/note.ts';
import { proveInclusion, verifyInclusion } from '#shared/log/proof.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { submitEntry } from '#shared/log/submit-entry.ts';
import { subtreeReader, tilePath } from '#shared/log/tile.ts';
import { makeLog } from './log-engines.ts';
import { checkLog, nothingSeen } from './log-invariants.ts';
import { acceptAll, leafOf, type TestLog } from './open-log.ts';
import { InjectedFault, watched } from './watched-services.ts';

const texts = (word: string, count: number) => Array.from({ length: count }, (_, n) => `${word} ${n}`);

describe('sequencing', () => {
  test('begins a log, fills it over several batches and tiles, and gives every entry its receipt', async () => {
    const log = await makeLog();
    const seen = nothingSeen();
    expect(await sequenceEntries(log.services)).toBe(0);
    await checkLog(log, [], seen);
    const accepted = await acceptAll(log.services, texts('first', 3));
    expect(await findReceipt(log.services, accepted[0] ?? '')).toMatchObject({ state: 'pending' });
    expect(await sequenceEntries(log.services)).toBe(3);
    await checkLog(log, accepted, seen);
    accepted.push(...(await acceptAll(log.services, texts('second', 300))));
    expect(await sequenceEntries(log.services)).toBe(300);
    await checkLog(log, accepted, seen);
    expect(await sequenceEntries(log.services)).toBe(0);
    expect(await findReceipt(log.services, '0'.repeat(64))).toBeUndefined();
  });

  test('never shows a reader a tree with a hole, whenever he looks', async () => {
    const log = await makeLog();
    await acceptAll(log.services, texts('seen', 260));
    const sizes: number[] = [];
    const looking = watched(log.services, async (_step, call) => {
      const result = await call();
      sizes.push(await look(log));
      return result;
    });
    await sequenceEntries(looking);
    expect([...new Set(sizes)]).toEqual([-1, 0, 98, 196, 260]);
  });

  test('places an entry once, however often it is called and however the clock goes', async () => {
    const log = await makeLog();
    const at = (time: string) => ({ ...log.services, now: () => new Date(time) });
    const seen = nothingSeen();
    const accepted = await acceptAll(log.services, ['now']);
    await Promise.all([sequenceEntries(log.services), sequenceEntries(log.services)]);
    await sequenceEntries(at('2020-01-01T00:00:00Z'));
    await checkLog(log, accepted, seen);
    accepted.push(...(await acceptAll(at('2020-01-01T00:00:00Z'), ['long ago'])));
    await sequenceEntries(at('2019-01-01T00:00:00Z'));
    await checkLog(log, accepted, seen);
    await expect(acceptAll(log.services, ['now'])).rejects.toThrow(TransactionCanceledException);
    await checkLog(log, accepted, seen);
  });

  test('of several sequencers one commits each version, and the others leave nothing public', async () => {
    const log = await makeLog();
    const seen = nothingSeen();
    const accepted: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const [early, late] = [texts(`race ${round}`, 20), texts(`late ${round}`, 10)];
      accepted.push(...(await acceptAll(log.services, early)));
      const racers = Array.from({ length: 4 }, () => sequenceEntries(log.services));
      const [added] = await Promise.all([acceptAll(log.services, late), ...racers]);
      accepted.push(...added);
      await sequenceEntries(log.services);
      await checkLog(log, accepted, seen);
    }
  }, 120_000);

  test('a batch that failed after it was staged gives way to another one of the same size', async () => {
    const log = await makeLog();
    await sequenceEntries(log.services);
    const accepted = await acceptAll(log.services, texts('full', 98));
    const failing = watched(log.services, (step, call) =>
      step === 'table TransactWrite' ? Promise.reject(new InjectedFault(step)) : call(),
    );
    await expect(sequenceEntries(failing)).rejects.toThrow(InjectedFault);
    const earlier = { ...log.services, now: () => new Date(Date.now() - 20_000) };
    accepted.push(...(await acceptAll(earlier, ['earlier'])));
    expect(await sequenceEntries(log.services)).toBe(99);
    await checkLog(log, accepted);
  });

  test('a transaction that meets another one is tried again', async () => {
    const log = await makeLog();
    const accepted = await acceptAll(log.services, ['conflict']);
    let conflicts = 0;
    const meeting = watched(log.services, (step, call) => {
      if (step !== 'table TransactWrite' || conflicts++ > 2) return call();
      const CancellationReasons = [{ Code: 'TransactionConflict' }, { Code: 'None' }];
      return Promise.reject(
        new TransactionCanceledException({ $metadata: {}, message: 'conflict', CancellationReasons }),
      );
    });
    expect(await sequenceEntries(meeting)).toBe(1);
    await checkLog(log, accepted);
  });
});

/** A reader's look: the newest checkpoint, and that all its tiles are there and give its root. Gives its size. */
async function look({ services }: TestLog): Promise<number> {
  const file = await services.logFiles.get('checkpoint');
  const checkpoint = file && parseCheckpoint(parseNote(new TextDecoder().decode(file.bytes))?.text ?? '');
  if (!checkpoint) return -1;
  const { size, root } = checkpoint;
  if (size === 0) return 0;
  const read = subtreeReader(size, async (tile) => {
    const stored = await services.logFiles.get(tilePath(tile));
    return stored?.bytes ?? expect.unreachable(`${tilePath(tile)} is a hole`);
  });
  for (const index of [0, size - 1]) {
    const [leafHash, proof] = [await read(1, index), await proveInclusion(read, index, size)];
    expect(verifyInclusion({ leafHash, index, size, root, proof }), toBase64(root)).toBe(true);
  }
  return size;
}

describe('what was lost or put back', () => {
  test('a checkpoint object that is gone is shown again', async () => {
    const log = await makeLog();
    const accepted = await acceptAll(log.services, ['one']);
    await sequenceEntries(log.services);
    await log.services.logFiles.remove('checkpoint');
    await sequenceEntries(log.services);
    await checkLog(log, accepted);
  });

  test('a head from an old copy halts the log before anything is signed', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const log = await makeLog();
    const { client, name } = log.services.log;
    await acceptAll(log.services, ['one']);
    await sequenceEntries(log.services);
    const old = await client.send(new GetCommand({ TableName: name, Key: { id: 'head', part: 'head' } }));
    await acceptAll(log.services, ['two']);
    await sequenceEntries(log.services);
    const signed = log.signed.length;
    await client.send(new PutCommand({ TableName: name, Item: old.Item }));
    await acceptAll(log.services, ['three']);
    await expect(sequenceEntries(log.services)).rejects.toThrow('readers have seen size 2, and the head is at 1');
    expect(log.signed).toHaveLength(signed);
  });

  test.each([
    ['tile/0/000.p/2', 'does not hold the tree of 2'],
    ['tile/entries/000.p/2', 'does not hold the tree of 2'],
  ])('%s with other bytes halts the log', async (path, why) => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const log = await makeLog();
    await acceptAll(log.services, ['one', 'two']);
    await sequenceEntries(log.services);
    const stored = await log.services.logFiles.get(path);
    const bent = stored?.bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte)) ?? new Uint8Array();
    await log.services.logFiles.remove(path);
    await log.services.logFiles.add(path, bent, 'application/octet-stream');
    await acceptAll(log.services, ['three']);
    await expect(sequenceEntries(log.services)).rejects.toThrow(why);
  });

  test('another key than readers were given halts the log', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const [log, other] = [await makeLog(), await makeLog()];
    await sequenceEntries(log.services);
    const turned = { ...log.services, signingKey: other.services.signingKey };
    await expect(sequenceEntries(turned)).rejects.toThrow(
      'the signing key is not the newest key that readers were given',
    );
  });
});

describe('the door', () => {
  test('is shut when 4,096 entries wait, and none of those is lost', async () => {
    const log = await makeLog();
    const { client, name } = log.services.log;
    const waiting = Array.from({ length: 600 }, (_, n) => ({ id: 'pending#3', part: `2026-01-01T00:00:00.000Z#${n}` }));
    const writes = waiting.map((Item) => ({ PutRequest: { Item } }));
    for (let start = 0; start < writes.length; start += 25) {
      await client.send(new BatchWriteCommand({ RequestItems: { [name]: writes.slice(start, start + 25) } }));
    }
    const services = { ...log.services, now: () => new Date('2026-01-01T00:00:01Z') };
    const tried = await Promise.all(
      texts('full', 40).map((text) =>
        submitEntry(services, { leaf: leafOf(text) }).then(
          ({ writes: [, pending] }) => String(pending?.Put?.Item?.id),
          ({ code }) => code,
        ),
      ),
    );
    expect(tried).toContain('TOO_MANY_REQUESTS');
    expect(tried).toContain('pending#2');
    expect(tried).not.toContain('pending#3');
  });

  test('is shut to leaves that fit no bundle, and while the log is far behind', async () => {
    const log = await makeLog();
    const ofBytes = (length: number) => submitEntry(log.services, { leaf: new Uint8Array(length) });
    await expect(ofBytes(65_536)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(ofBytes(0)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect((await ofBytes(65_535)).writes).toHaveLength(2);
    const accepted = await acceptAll(log.services, texts('waiting', 40));
    const later = { ...log.services, now: () => new Date(Date.now() + 31_000) };
    const late = submitEntry(later, { leaf: leafOf('late') });
    await expect(late).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', headers: { 'retry-after': '10' } });
    await sequenceEntries(log.services);
    const { id } = await submitEntry(later, { leaf: leafOf('late') });
    expect(accepted).not.toContain(id);
  });
});
