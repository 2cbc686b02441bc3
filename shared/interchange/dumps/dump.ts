import * as z from 'zod';
import { Day } from '../../standards/local-date.ts';

export const DumpFile = z.object({
  name: z.string().meta({ example: 'standards.jsonl.gz' }),
  mediaType: z.string(),
  bytes: z.int(),
  /** Hexadecimal, of the file as it is downloaded. */
  sha256: z.string(),
  url: z.string(),
});
export type DumpFile = z.infer<typeof DumpFile>;

/** The dump of a day: every record of the catalogue in three forms, which hold the same records. */
export const Dump = z
  .object({ day: Day, madeAt: z.iso.datetime(), records: z.int(), files: z.array(DumpFile) })
  .meta({ id: 'Dump' });
export type Dump = z.infer<typeof Dump>;

/** Dumps that can be downloaded, newest first. */
export const DumpList = z.object({ items: z.array(Dump) }).meta({ id: 'DumpList' });
export type DumpList = z.infer<typeof DumpList>;

/** Days for which a dump is kept; the bucket removes what is older. */
export const daysKept = 30;
