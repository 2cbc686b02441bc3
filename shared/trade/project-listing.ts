import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { readStatements } from '../standards/import/collect-readings.ts';
import { importCatalogue } from '../standards/import-catalogue.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import type { Statement } from '../standards/standard.ts';
import { Listing, type Offer } from './listing.ts';
import { listingPart } from './listing-store.ts';

/** What the catalogue is told of a listing. */
type ListedLicences = Pick<Listing, 'id' | 'state' | 'number' | 'holder' | 'offeredAt'> & {
  offers: Pick<Offer, 'licence'>[];
};

/** States in the catalogue which licences are on offer; answers the changes that must come again. */
export async function projectListings(services: CatalogueServices, changes: ItemChange[]): Promise<ItemChange[]> {
  const failed: ItemChange[] = [];
  for (const change of changes) {
    if (change.now?.part !== listingPart) continue;
    try {
      const statement = statementOf(Listing.parse(change.now));
      if (!statement) continue;
      const { lost } = await importCatalogue(services, { readings: readStatements([statement]) });
      if (lost.length > 0) failed.push(change);
    } catch (error) {
      log('PROJECTION_FAILED', { error, id: change.now?.id });
      failed.push(change);
    }
  }
  return failed;
}

/** What the record says because of a listing: the kinds of licences, none while it is not on offer. Drafts say nothing. */
export function statementOf(listing: ListedLicences): Statement | undefined {
  const { id, state, number, offers, holder, offeredAt } = listing;
  if (!offeredAt) return undefined;
  return {
    source: {
      key: `listing-${id}`,
      name: `挂牌许可 Licences offered by ${holder.name.en ?? holder.name.zh}`,
      url: `/listings/${id}`,
      retrieved: dayInShanghai(new Date(offeredAt)),
      confidence: 'B',
      evidence: id,
    },
    fields: { number, licences: state === 'offered' ? offers.map(({ licence }) => licence) : [] },
  };
}
