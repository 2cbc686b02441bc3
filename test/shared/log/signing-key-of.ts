import { sign } from 'node:crypto';
import type { SigningKey } from '#shared/runtime/signing-key.ts';
import type { NoteSigner } from './made-notes.ts';

/** A signer as the log is given one; tells every text before it signs. */
export function signingKeyOf({ key, privateKey }: NoteSigner, tell: (text: string) => void = () => {}): SigningKey {
  return {
    publicKey: async () => key.publicKey,
    sign: async (message) => {
      tell(new TextDecoder().decode(message));
      return sign(null, message, privateKey);
    },
  };
}
