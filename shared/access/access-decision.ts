import * as z from 'zod';
import { AccessLevel } from '../standards/codes.ts';

const Sentence = z.object({ zh: z.string(), en: z.string() });

/** Why a text may or may not be seen, as data that is shown to people and returned by the API (domain D.7). */
export const AccessDecision = z.object({
  allow: z.boolean(),
  level: AccessLevel,
  /** Stable code of the rule that decided, e.g. `mandatory-text-is-free`. */
  rule: z.string(),
  /** Law, agreement or notice the rule rests on. */
  basis: Sentence,
  reason: Sentence,
  /** What to do instead: lawful places to read or buy. */
  alternatives: z.array(z.object({ label: Sentence, url: z.string().optional() })),
});
export type AccessDecision = z.infer<typeof AccessDecision>;
