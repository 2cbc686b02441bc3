import * as z from 'zod';
import { takesOverText } from '../access/decide-access.ts';
import { DepositId, Sha256 } from '../deposits/deposit.ts';
import { getDeposit } from '../deposits/deposit-store.ts';
import { standingCheck } from '../deposits/standing-check.ts';
import { requireMembership } from '../members/find-memberships.ts';
import { OrganizationId } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { reconcile } from '../standards/reconcile.ts';
import { getStandard } from '../standards/standard-store.ts';
import { commitTrade } from './commit-trade.ts';
import { type Listing, Offers, Promotions } from './listing.ts';
import { getListing, listingId, listingItems } from './listing-store.ts';
import { listingFault } from './may-list.ts';
import { newListing } from './plan-listing.ts';
import { alreadyListed, changedMeanwhile, nothingThere, refusedListing } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';

/** What a holder says to sell licences in a deposited standard. */
export const NewListing = z
  .strictObject({
    deposit: DepositId,
    /** The very file that the statement of rights is about. */
    fileSha256: Sha256.meta({ example: '0'.repeat(64) }),
    statement: z.string().trim().min(10).max(4000).meta({
      description: 'What the holder states of their rights in this file',
      example: 'We wrote this standard and hold the copyright in it.',
    }),
    offers: Offers,
    promotions: Promotions.default([]),
    memberOrganizations: z.array(OrganizationId).max(500).default([]),
    state: z.enum(['draft', 'offered']).default('offered'),
  })
  .meta({ id: 'NewListing' });
export type NewListing = z.infer<typeof NewListing>;

/** Lists licences in a deposit of the caller's organization. Throws NOT_FOUND to strangers, CONFLICT where a rule forbids it. */
export async function createListing(
  services: TradeServices,
  { said, caller, requestId }: { said: NewListing; caller: Caller; requestId: string },
): Promise<Listing> {
  const deposit = await getDeposit(services.deposits, said.deposit);
  if (!deposit) throw nothingThere();
  const { organization } = deposit.holder;
  await requireMembership(services, caller, organization, 'seller');
  const adopts = await knownToAdopt(services, deposit.standard);
  const fault = listingFault({ deposit, organization, fileSha256: said.fileSha256, adopts });
  if (fault) throw refusedListing(fault);
  const id = listingId(deposit.id, organization);
  const at = services.now().toISOString();
  const { statement: text, ...terms } = said;
  const change = newListing(id, deposit, { text, ...terms }, { move: 'create', by: caller.subject, at, requestId });
  const check = standingCheck(services.deposits, deposit.id, organization);
  if (await commitTrade(services, [...listingItems(services.trade, change), check])) return change.listing;
  throw (await getListing(services, id)) ? alreadyListed() : changedMeanwhile();
}

/** Whether the catalogue knows of an edition that its text takes over an international or foreign one. */
export async function knownToAdopt({ catalogue }: TradeServices, standard: string): Promise<boolean> {
  const stored = await getStandard(catalogue, standard);
  return stored !== undefined && takesOverText(reconcile(stored));
}
