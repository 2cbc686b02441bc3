import * as z from 'zod';
import { Entitlement, isInForce, mayUse, type Reader } from './entitlement.ts';
import { licenceTypes } from './licence.ts';
import { licenceWords } from './licence-words.ts';

const Sentence = z.object({ zh: z.string(), en: z.string() });

export const EntitlementView = Entitlement.omit({ work: true, users: true })
  .extend({
    /** `expired`: its term is over. */
    state: z.enum(['active', 'revoked', 'expired']),
    title: z.object({ zh: z.string(), en: z.string().nullable() }),
    name: Sentence,
    plain: Sentence,
    seatRule: z.enum(['named', 'members']),
    /** Named users: all of them to those who look after the licence, to others only themselves. */
    users: z.array(
      z.object({
        person: z.string(),
        name: z.string().nullable(),
        since: z.iso.datetime(),
        downloadedAt: z.iso.datetime().nullable(),
      }),
    ),
    seatsTaken: z.int(),
    until: z.iso.datetime().nullable(),
    territory: Entitlement.shape.territory.unwrap().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    reason: z.string().nullable(),
    /** Whether the caller may have a copy now. */
    mayUse: z.boolean(),
    /** Whether the caller may say who its users are. */
    mayAssign: z.boolean(),
  })
  .meta({ id: 'Entitlement' });
export type EntitlementView = z.infer<typeof EntitlementView>;

/** A licence as a member of its holder sees it. */
export function entitlementView(
  entitlement: Entitlement,
  { reader, mayAssign, at }: { reader: Reader; mayAssign: boolean; at: string },
): EntitlementView {
  const { licence, title, users, until = null, territory = null, revokedAt = null, reason = null } = entitlement;
  const isOver = entitlement.state === 'active' && !isInForce(entitlement, at);
  const shown = users.filter(({ person }) => mayAssign || person === reader.person);
  return {
    ...entitlement,
    state: isOver ? 'expired' : entitlement.state,
    title: { zh: title.zh, en: title.en ?? null },
    ...licenceWords(licence),
    seatRule: licenceTypes[licence].seats,
    users: shown.map((user) => ({ ...user, downloadedAt: user.downloadedAt ?? null })),
    seatsTaken: users.length,
    until,
    territory,
    revokedAt,
    reason,
    mayUse: mayUse(entitlement, reader, at),
    mayAssign,
  };
}
