import * as z from 'zod';

/** Why a reviewer decides as they do, in a word that can be counted; the sentence beside it says the rest (domain E.1 step 5). */
export const ReasonCode = z.enum([
  'in-order',
  'findings-explained',
  'claims-incomplete',
  'number-wrong',
  'file-unreadable',
  'permission-missing',
  'text-of-others',
  'number-of-the-state',
  'false-claims',
  'unlawful-content',
  'no-standing',
  'no-evidence',
  'settled',
  'notice-of-infringement',
  'challenge-upheld',
  'court-order',
  'appeal-upheld',
  'appeal-unfounded',
  'other',
]);
export type ReasonCode = z.infer<typeof ReasonCode>;

/** The codes that fit a decision; `other` fits all. */
export const codesOf = {
  accept: ['in-order', 'findings-explained', 'other'],
  return: ['claims-incomplete', 'number-wrong', 'file-unreadable', 'permission-missing', 'other'],
  reject: ['text-of-others', 'number-of-the-state', 'false-claims', 'unlawful-content', 'other'],
  dismiss: ['no-standing', 'no-evidence', 'settled', 'other'],
  'require-amendment': ['challenge-upheld', 'claims-incomplete', 'number-wrong', 'permission-missing', 'other'],
  'take-down': ['notice-of-infringement', 'challenge-upheld', 'court-order', 'unlawful-content', 'other'],
  delist: ['challenge-upheld', 'false-claims', 'court-order', 'other'],
  reinstate: ['appeal-upheld', 'court-order', 'other'],
  'confirm-delisting': ['appeal-unfounded', 'court-order', 'other'],
} as const satisfies Record<string, readonly ReasonCode[]>;
