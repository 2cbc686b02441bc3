import * as z from 'zod';
import { requireMembership } from '../members/find-memberships.ts';
import type { MemberServices } from '../members/member-services.ts';
import { getOrganizations } from '../members/organization-store.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { getListing } from './listing-store.ts';
import type { TradeRows } from './royalty-services.ts';
import { earliestStart, listRoyaltyTables, newTableWrite, RoyaltyShares, type RoyaltyTable } from './royalty-table.ts';
import { nothingThere } from './trade-refusals.ts';

type Services = TradeRows & Pick<MemberServices, 'members' | 'now'>;

export const NewRoyalties = z
  .strictObject({
    shares: RoyaltyShares,
    /** From when they hold; as soon as possible when absent. */
    from: z.iso.datetime().optional(),
  })
  .meta({ id: 'NewRoyalties', example: { shares: [{ payee: 'org-demo-association', basisPoints: 10_000 }] } });
export type NewRoyalties = z.infer<typeof NewRoyalties>;

/** Who earns by a listing, oldest table first, for sellers and auditors of its holder. */
export async function listRoyalties(
  services: Services,
  { listing: id, caller }: { listing: string; caller: Caller },
): Promise<RoyaltyTable[]> {
  const listing = await getListing(services, id);
  if (!listing) throw nothingThere();
  await requireMembership(services, caller, listing.holder.organization, 'seller', 'auditor');
  return listRoyaltyTables(services, id);
}

/**
 * Says who earns by the sales of a listing from an instant on. What is paid before is split as it was, and a table is
 * never changed: the next one follows it.
 * @throws ServiceError INVALID for a payee that there is not or a start without notice, CONFLICT for a start that is taken
 */
export async function setRoyalties(
  services: Services,
  { listing: id, said, caller }: { listing: string; said: NewRoyalties; caller: Caller },
): Promise<RoyaltyTable> {
  const listing = await getListing(services, id);
  if (!listing) throw nothingThere();
  await requireMembership(services, caller, listing.holder.organization, 'seller');
  await requirePayees(services, said);
  const earliest = earliestStart(services);
  const from = new Date(said.from ?? earliest).toISOString();
  if (from < earliest) throw invalid('/body/from', `not before ${earliest}`);
  const table: RoyaltyTable = {
    listing: id,
    from,
    shares: said.shares,
    by: caller.subject,
    at: services.now().toISOString(),
  };
  for (;;) {
    const write = await newTableWrite(services, table);
    if (!write) throw startTaken();
    const refused = await services.rows.commit([write]);
    // Refused: another table was made at the same time, and stands beside this one.
    if (refused.length === 0) return table;
  }
}

async function requirePayees({ members }: Services, { shares }: NewRoyalties): Promise<void> {
  const known = await getOrganizations(
    members,
    shares.map(({ payee }) => payee),
  );
  const ids = new Set(known.map(({ id }) => id));
  const missing = shares.findIndex(({ payee }) => !ids.has(payee));
  if (missing >= 0) throw invalid(`/body/shares/${missing}/payee`, 'an organization that is registered here');
}

function invalid(pointer: string, detail: string): ServiceError {
  const words = {
    zh: '分成表无效：请检查收款组织与生效时间。',
    en: 'The split does not hold: check payees and start.',
  };
  return new ServiceError('INVALID', words, { errors: [{ pointer, detail }] });
}

function startTaken(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '该时刻已有一份分成表生效，或分成表已过多。',
    en: 'Another split holds from that very instant, or there are too many.',
  });
}
