import * as z from 'zod';

/** One thing that happened to a record, as `/history` tells it. */
export const HistoryEvent = z
  .object({
    revision: z.int(),
    at: z.string(),
    /** Past tense, e.g. `standard.imported`, `standard.corrected`, `standard.withdrawn`. */
    event: z.string(),
    actor: z.string(),
    reason: z.string().nullable(),
    /** Dotted fields that changed. */
    changed: z.array(z.string()),
  })
  .meta({ id: 'HistoryEvent' });
export type HistoryEvent = z.infer<typeof HistoryEvent>;
