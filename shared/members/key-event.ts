import * as z from 'zod';
import { Person } from './membership.ts';

/** What was done to a key, written with the change and never changed. */
export const KeyEvent = z.object({
  /** Revision of the key that it led to. */
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  actor: Person,
  action: z.enum(['key.created', 'key.rotated', 'key.revoked']),
  requestId: z.string(),
});
export type KeyEvent = z.infer<typeof KeyEvent>;
