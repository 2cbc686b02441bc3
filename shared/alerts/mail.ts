import * as z from 'zod';

/** Happenings on their way to a member by mail: one of them, or those of a day. */
export const Mail = z.object({
  /** `digest-2026-11-25`, or the id of the one happening that it tells. */
  mail: z.string(),
  member: z.string(),
  happenings: z.array(z.string()).min(1),
  state: z.enum(['pending', 'sent', 'failed', 'dropped']),
  tries: z.int().nonnegative(),
  /** When it is to be tried next; null when it is over. */
  dueAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  revision: z.int().positive(),
});
export type Mail = z.infer<typeof Mail>;

/** Where mail of a member goes. */
export const MailSettings = z.object({
  member: z.string(),
  /** As the identity provider verified it. */
  email: z.string(),
  language: z.enum(['zh', 'en']),
  /** Whoever has it may end all mail to the member; it stands in every mail. */
  token: z.string(),
  isEnded: z.boolean(),
  revision: z.int().positive(),
});
export type MailSettings = z.infer<typeof MailSettings>;

/** Most happenings of one digest; the next one takes the rest. */
export const mostInDigest = 500;

const [digestHour, offset, day, minute] = [8, 8 * 3_600_000, 86_400_000, 60_000];

/** When the next digest goes out: at eight in the morning in Shanghai, `after` days later. */
export function digestAt(now: Date, after = 0): { mail: string; dueAt: string } {
  const midnight = Math.floor((now.getTime() + offset) / day) * day - offset;
  const today = midnight + digestHour * 3_600_000;
  const due = new Date((today > now.getTime() ? today : today + day) + after * day);
  return { mail: `digest-${new Date(due.getTime() + offset).toISOString().slice(0, 10)}`, dueAt: due.toISOString() };
}

/** Minutes before each further try; a try that was begun and never ended counts as one. */
const waits = [2, 5, 15, 60, 240, 720, 1440, 1440];

/** The mail while it is being sent: nobody else takes it up meanwhile. */
export function begun(mail: Mail, now: Date): Mail {
  const wait = waits[mail.tries] ?? 1440;
  const dueAt = new Date(now.getTime() + wait * minute).toISOString();
  return { ...mail, tries: mail.tries + 1, dueAt, revision: mail.revision + 1 };
}

/** The mail after a try: what failed waits for the next one until there is none. */
export function ended(mail: Mail, outcome: 'sent' | 'failed' | 'dropped'): Mail {
  const isLast = mail.tries > waits.length;
  if (outcome === 'failed' && !isLast) return mail;
  return { ...mail, state: outcome, dueAt: null, revision: mail.revision + 1 };
}
