import * as z from 'zod';

/** What was asked on a day (UTC), and in the window that was open last. */
export const DayOfUse = z.object({
  day: z.iso.date(),
  requests: z.int(),
  lastAt: z.iso.datetime(),
});
export type DayOfUse = z.infer<typeof DayOfUse>;
