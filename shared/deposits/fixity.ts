import * as z from 'zod';

/** Whether the stored file was still what was sealed when it was hashed last. */
export const Fixity = z.object({ checkedAt: z.iso.datetime(), ok: z.boolean() }).meta({ id: 'DepositFixity' });
export type Fixity = z.infer<typeof Fixity>;
