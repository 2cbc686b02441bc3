import type { SequencerServices } from '#shared/log/log-services.ts';
import { conditionalFiles } from '#shared/runtime/write-once-files.ts';
import { memoryClient } from '#test/shared/trade/model/memory-table.ts';
import { makeSigner } from './made-notes.ts';
import { memoryBuckets } from './memory-bucket.ts';
import { origin } from './open-log.ts';
import { signingKeyOf } from './signing-key-of.ts';

/** A log of its own in memory, and what its key was asked to sign. */
export function makeMemoryLog() {
  const [s3, name] = [memoryBuckets(), 'log'];
  const signed: string[] = [];
  const services: SequencerServices = {
    log: { client: memoryClient(), name },
    logFiles: conditionalFiles(s3, name),
    now: () => new Date(),
    origin,
    signingKey: signingKeyOf(makeSigner(origin), (text) => signed.push(text)),
    witnesses: [],
    quorum: 0,
    patience: 0,
    fetch: () => Promise.reject(new TypeError('there is no network')),
  };
  return { place: { name }, services, s3, signed };
}
