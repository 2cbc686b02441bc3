import * as z from 'zod';
import { AccessDecision } from '../access/access-decision.ts';
import { decideAccess } from '../access/decide-access.ts';
import { decideEntitledAccess } from '../access/licensed-access.ts';
import { membershipsOf } from '../members/find-memberships.ts';
import type { Caller } from '../runtime/caller.ts';
import { LicenceCode } from '../standards/codes.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import { notHeld } from '../standards/not-held.ts';
import { reconcile } from '../standards/reconcile.ts';
import type { Standard } from '../standards/standard.ts';
import { getStandard } from '../standards/standard-store.ts';
import { isLaterEdition } from './edition-work.ts';
import { type Entitlement, EntitlementId, mayUse } from './entitlement.ts';
import { listLicences } from './entitlement-store.ts';
import { licenceWords } from './licence-words.ts';
import { listListingsAt } from './listing-store.ts';
import { ListingView, listingView } from './listing-view.ts';
import type { TradeServices } from './trade-services.ts';

export const AccessView = z
  .object({
    standard: z.string(),
    /** The decision for this caller today; alternatives name where licences are sold, too. */
    access: AccessDecision,
    /** Licences by which the caller may have a copy now. */
    licences: z.array(
      z.object({
        entitlement: EntitlementId,
        licence: LicenceCode,
        until: z.iso.datetime().nullable(),
        /** Edition that the copy is of. */
        standard: z.string(),
      }),
    ),
    /** What is on offer. */
    listings: z.array(ListingView),
  })
  .meta({ id: 'StandardAccess' });
export type AccessView = z.infer<typeof AccessView>;

/** Who may see the text of an edition, for this caller: by the rules for everybody, or by a licence that they hold. */
export async function findAccess(
  services: TradeServices,
  { id, caller }: { id: string; caller: Caller | null },
): Promise<AccessView> {
  const stored = await getStandard(services.catalogue, id);
  if (!stored) throw notHeld(id);
  const standard = reconcile(stored);
  const at = services.now().toISOString();
  const [licences, listings] = await Promise.all([
    caller ? usableLicences(services, { standard, person: caller.subject, at }) : [],
    listListingsAt(services, { standard: id }),
  ]);
  const offered = listings.filter(({ state }) => state === 'offered');
  const access = decideEntitledAccess(decideAccess(standard, dayInShanghai(services.now())), licences.map(heldLicence));
  const places = offered.map(({ id: listing, holder }) => ({
    label: { zh: `${holder.name.zh}在本服务出售许可`, en: `Licences of ${holder.name.en ?? holder.name.zh} here` },
    url: `/listings/${listing}`,
  }));
  return {
    standard: id,
    access: { ...access, alternatives: [...places, ...access.alternatives] },
    licences: licences.map(({ id: entitlement, licence, until = null, standard: edition }) => ({
      entitlement,
      licence,
      until,
      standard: edition,
    })),
    listings: offered.map((listing) => listingView(listing, { at, isOwn: false })),
  };
}

/** Licences by which a person may have the text of an edition now: bought for it, or for an earlier one with all later ones. */
async function usableLicences(
  services: TradeServices,
  { standard, person, at }: { standard: Standard; person: string; at: string },
): Promise<Entitlement[]> {
  const memberOf = (await membershipsOf(services, person)).map(({ organization }) => organization);
  const held = await Promise.all(memberOf.map((one) => listLicences(services, one, standard.workId)));
  return held
    .flat()
    .filter((one) => mayUse(one, { person, memberOf }, at))
    .filter(
      (one) =>
        one.standard === standard.id || (one.includesLaterEditions && isLaterEdition(standard.number, one.number)),
    );
}

function heldLicence({ licence, licensorName, until }: Entitlement) {
  const { zh, en = zh } = licensorName;
  return {
    name: licenceWords(licence).name,
    licensor: { zh, en },
    ...(until && { until: dayInShanghai(new Date(until)) }),
  };
}
