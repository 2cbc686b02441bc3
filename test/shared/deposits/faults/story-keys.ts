import type { KeyObject } from 'node:crypto';
import { findLogKey } from '#shared/log/find-checkpoint.ts';
import type { LogServices, SequencerServices } from '#shared/log/log-services.ts';
import { getHead } from '#shared/log/log-store.ts';
import { parseVerifierKeys, type VerifierKey } from '#shared/log/verifier-key.ts';
import type { SigningKey } from '#shared/runtime/signing-key.ts';
import { makeSigner } from '#test/shared/log/made-notes.ts';
import { origin } from '#test/shared/log/open-log.ts';
import { signingKeyOf } from '#test/shared/log/signing-key-of.ts';
import type { Must } from '#test/shared/log/violation.ts';

/** The keys with which the log of a story signs: now and then it gets a new one, beside which the former signs for a while. */
export interface StoryKeys {
  /** Those that a process has which begins now. */
  current(): Pick<SequencerServices, 'signingKey' | 'formerKey'>;
  /** All that there were so far; witnesses are told of each. */
  verifierKeys(): VerifierKey[];
  /**
   * Makes a new key; or ends the former one, once readers were given the new one. Processes that began before go on with the
   * keys that they have.
   */
  change(): Promise<void>;
  /** How often they have changed. */
  changes(): number;
}

/** Keys that tell every text before they sign, and say so when one of them is asked for what must not be signed. */
export function makeStoryKeys(newKey: () => KeyObject, services: LogServices, signed: string[], must: Must): StoryKeys {
  const oracle = makeOracle(services, signed, must);
  const make = () => {
    const signer = makeSigner(origin, 'log', { privateKey: newKey() });
    return { key: signer.key, signingKey: oracle(signingKeyOf(signer)) };
  };
  let [newest, former] = [make(), undefined as ReturnType<typeof make> | undefined];
  const all = [newest.key];
  let changes = 0;
  const isPublished = async () => parseVerifierKeys((await findLogKey(services)) ?? '').length === all.length;
  return {
    current: () => ({ signingKey: newest.signingKey, formerKey: former?.signingKey }),
    verifierKeys: () => all,
    change: async () => {
      if (!(await isPublished())) return;
      if (former) former = undefined;
      else {
        [former, newest] = [newest, make()];
        all.push(newest.key);
      }
      changes += 1;
    },
    changes: () => changes,
  };
}

/** D6, D7: whichever key is asked, no size has two roots, and none is signed before it is committed. Announcements have no size. */
function makeOracle({ log }: LogServices, signed: string[], must: Must): (key: SigningKey) => SigningKey {
  const roots = new Map<string, string>();
  return (key) => ({
    ...key,
    sign: async (message) => {
      const text = new TextDecoder().decode(message);
      const [, size = '', root = ''] = text.split('\n');
      signed.push(text);
      if (size === 'key-rotation/v1') return key.sign(message);
      must('D6', (roots.get(size) ?? root) === root, `two roots were signed for size ${size}`);
      must('D7', Number(size) <= ((await getHead(log))?.size ?? -1), `size ${size} was signed before it was committed`);
      roots.set(size, root);
      return key.sign(message);
    },
  });
}
