import { describe, expect, test, vi } from 'vitest';
import { parseCheckpoint } from '#shared/log/checkpoint.ts';
import { findCheckpoint } from '#shared/log/find-checkpoint.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { openNote, parseNote } from '#shared/log/note.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { readTimeStamp } from '#shared/log/time-stamp.ts';
import { verifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { type FakeWitness, type Mood, startWitness } from './fake-witness.ts';
import { makeLog } from './log-engines.ts';
import { checkLog, nothingSeen } from './log-invariants.ts';
import { acceptAll, leafOf, origin } from './open-log.ts';
import { startTimeAuthority } from './time-authority.ts';

/** A log that two of three witnesses must see. */
async function witnessedLog() {
  const log = await makeLog();
  const logKey = async () => verifierKey(origin, await log.services.signingKey.publicKey());
  const witnesses = await Promise.all(
    ['w1.example', 'w2.example', 'w3.example'].map((name) => startWitness(name, logKey)),
  );
  const services = { ...log.services, witnesses, quorum: 2, patience: 300 };
  return { log: { ...log, services }, services, witnesses, logKey: await logKey() };
}

const sizeNow = async (services: Parameters<typeof findCheckpoint>[0]) =>
  parseCheckpoint(parseNote((await findCheckpoint(services)) ?? '')?.text ?? '')?.size;
const feel = (witnesses: FakeWitness[], moods: Mood[]) => {
  for (const [n, mood] of moods.entries()) Object.assign(witnesses[n] ?? {}, { mood });
};

describe('witnesses', () => {
  test('sign every checkpoint before readers see it, with proofs from the size before', async () => {
    const { log, witnesses, logKey, ...made } = await witnessedLog();
    // All of them answer, however busy the computer is: none is to be given up.
    const services = { ...made.services, patience: 30_000 };
    const accepted: string[] = [];
    await sequenceEntries(services);
    for (const count of [1, 2, 5, 120, 200]) {
      accepted.push(
        ...(await acceptAll(
          services,
          Array.from({ length: count }, (_, n) => `${count} ${n}`),
        )),
      );
      await sequenceEntries(services);
    }
    await checkLog(log, accepted);
    const keys = witnesses.map(({ key }) => key);
    const note = openNote((await findCheckpoint(services)) ?? '', [logKey, ...keys]);
    expect(note?.signedBy).toEqual([logKey, ...keys]);
    expect(witnesses[0]?.asked).toEqual([0, 0, 1, 3, 8, 106, 128, 226, 324]);
    const found = await findReceipt(services, accepted.at(0) ?? '');
    const receipt = Buffer.from(found?.state === 'published' ? found.receipt : '');
    const policy = { logKey, witnesses: keys, quorum: 3 };
    expect(verifyReceipt(receipt, leafOf('1 0'), policy)).toMatchObject({ valid: true });
    expect(receipt.length).toBeLessThanOrEqual(3000);
  });

  test.each<[string, Mood[]]>([
    ['refuse the proof', [422, 422]],
    ['say nothing', ['silent', 'silent']],
    ['do not know the log', [404, 404]],
    ['fail', [500, 403]],
  ])('that %s stop publication, not acceptance, until enough of them sign', async (_what, moods) => {
    const { log, services, witnesses } = await witnessedLog();
    const seen = nothingSeen();
    const accepted = await acceptAll(services, ['before']);
    await sequenceEntries(services);
    feel(witnesses, moods);
    accepted.push(...(await acceptAll(services, ['while they refuse'])));
    await expect(sequenceEntries(services)).rejects.toThrow('1 witnesses signed size 2, 2 must');
    expect(await sizeNow(services)).toBe(1);
    accepted.push(...(await acceptAll(services, ['still accepted'])));
    await expect(sequenceEntries(services)).rejects.toThrow('1 witnesses signed size 2, 2 must');
    feel(witnesses, ['well']);
    await sequenceEntries(services);
    await checkLog(log, accepted, seen);
  });

  test('that remember another size are asked again from there', async () => {
    const { log, services, witnesses } = await witnessedLog();
    const accepted = await acceptAll(services, ['one']);
    feel(witnesses, ['silent']);
    await sequenceEntries(services);
    accepted.push(...(await acceptAll(services, ['two', 'three'])));
    feel(witnesses, ['well']);
    await sequenceEntries(services);
    expect(witnesses[0]?.asked).toEqual([1, 0]);
    await checkLog(log, accepted);
  });
});

describe('time stamps', () => {
  test('are over exactly the checkpoint of the receipt, as OpenSSL finds', async ({ skip }) => {
    const authority = await startTimeAuthority();
    if (!authority) return skip('OpenSSL is not installed');
    const log = await makeLog();
    const services = { ...log.services, timeAuthority: authority.url };
    const [id = ''] = await acceptAll(services, ['stamped']);
    await sequenceEntries(services);
    const found = await findReceipt(services, id);
    if (found?.state !== 'published' || !found.timeStamp) throw new Error('no time stamp');
    const checkpoint = Buffer.from(found.receipt.slice(found.receipt.indexOf('\n\n') + 2));
    expect(await authority.verify(found.timeStamp, checkpoint)).toContain('Verification: OK');
    expect(await authority.verify(found.timeStamp, Buffer.from(`${checkpoint}x`))).toContain('FAILED');
    const { time } = readTimeStamp(found.timeStamp);
    expect(Math.abs(Date.parse(time) - Date.parse(found.acceptedAt))).toBeLessThan(60_000);
  });

  test('that could not be had hold up nothing and are had later, from the same bytes', async ({ skip }) => {
    const authority = await startTimeAuthority();
    if (!authority) return skip('OpenSSL is not installed');
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    authority.isUp = false;
    const log = await makeLog();
    const services = { ...log.services, timeAuthority: authority.url };
    const accepted = await acceptAll(services, ['unstamped']);
    await sequenceEntries(services);
    expect(written.mock.calls.join()).toContain('LOG_UNSTAMPED');
    expect(await findReceipt(services, accepted[0] ?? '')).toMatchObject({ state: 'published', timeStamp: null });
    authority.isUp = true;
    await sequenceEntries(services);
    const found = await findReceipt(services, accepted[0] ?? '');
    if (found?.state !== 'published' || !found.timeStamp) throw new Error('no time stamp');
    const checkpoint = await findCheckpoint(services, 1);
    expect(await authority.verify(found.timeStamp, Buffer.from(checkpoint ?? ''))).toContain('Verification: OK');
    await checkLog(log, accepted);
  });

  test('over something else are refused', async ({ skip }) => {
    const authority = await startTimeAuthority();
    if (!authority) return skip('OpenSSL is not installed');
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const log = await makeLog();
    let kept: ArrayBuffer | undefined;
    const replay: typeof fetch = async (input, init) => {
      kept ??= await (await fetch(input, init)).arrayBuffer();
      return new Response(kept);
    };
    const services = { ...log.services, timeAuthority: authority.url, fetch: replay };
    await sequenceEntries(services);
    const [id = ''] = await acceptAll(services, ['replayed']);
    await sequenceEntries(services);
    expect(await findReceipt(services, id)).toMatchObject({ state: 'published', timeStamp: null });
  });
});
