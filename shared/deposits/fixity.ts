import * as z from 'zod';

/** What was found when the stored file of a deposit was hashed last. */
export const Fixity = z
  .object({
    checkedAt: z.iso.datetime(),
    /** Whether it was what was sealed. */
    ok: z.boolean(),
    /** When it was last found to be. */
    wholeAt: z.iso.datetime(),
  })
  .meta({ id: 'DepositFixity' });
export type Fixity = z.infer<typeof Fixity>;
