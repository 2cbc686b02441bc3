import type { SequencerServices } from '#shared/log/log-services.ts';

/** Does one call to something outside: a table, a bucket, a key, a network. */
export type Around = <T>(step: string, call: () => Promise<T>) => Promise<T>;

/** The services with something done around every call to the outside, in the order of the calls. */
export function watched(services: SequencerServices, around: Around): SequencerServices {
  const { log, logFiles, signingKey } = services;
  const send = (command: { constructor: { name: string } }) =>
    around(`table ${command.constructor.name.replace('Command', '')}`, () => log.client.send(command as never));
  return {
    ...services,
    log: { ...log, client: Object.assign(Object.create(log.client), { send }) },
    logFiles: {
      get: (key) => around(`get ${key}`, () => logFiles.get(key)),
      add: (key, bytes, type) => around(`add ${key}`, () => logFiles.add(key, bytes, type)),
      addPieces: (key, pieces, facts) => around(`add ${key}`, () => logFiles.addPieces(key, pieces, facts)),
      replace: (key, bytes, type, tag) => around(`replace ${key}`, () => logFiles.replace(key, bytes, type, tag)),
      remove: (key) => around(`remove ${key}`, () => logFiles.remove(key)),
    },
    signingKey: {
      publicKey: () => around('public key', signingKey.publicKey),
      sign: (message) => around('sign', () => signingKey.sign(message)),
    },
    fetch: (input, init) => around('fetch', () => services.fetch(input, init)),
  };
}

export class InjectedFault extends Error {
  override readonly name = 'InjectedFault';
}

/** Whether the step never happens, or happens and is reported as failed. */
export type FaultKind = 'not persisted' | 'persisted but reported failed';

/** Fails the n-th call; tells by `met` whether it came to that. */
export function faultAt(n: number, kind: FaultKind): { around: Around; met: () => string | undefined } {
  let calls = 0;
  let met: string | undefined;
  const around: Around = async (step, call) => {
    if (calls++ !== n) return call();
    met = step;
    if (kind === 'persisted but reported failed') await call();
    throw new InjectedFault(`${step} ${kind}`);
  };
  return { around, met: () => met };
}
