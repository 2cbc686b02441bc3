import type { Deposit } from '../deposits/deposit.ts';
import { classifyDesignation } from '../standards/designation/classify-designation.ts';
import { parseDesignation } from '../standards/designation.ts';

/** What is looked at before licences in a text may be sold. */
export interface ListingFacts {
  deposit: Pick<Deposit, 'state' | 'holder' | 'file' | 'claims' | 'isDisclosed'>;
  /** Organization that wants to sell. */
  organization: string;
  /** The file that the seller's statement of rights is about. */
  fileSha256: string;
  /** Whether the catalogue knows that the text takes over an international or foreign one. */
  adopts: boolean;
}

/** Why licences in a text may not be sold. */
export type ListingFault = 'holder' | 'hash' | 'state' | 'undisclosed' | 'origin' | 'adoption';

/**
 * Says why a deposit may not be listed; undefined when it may (domain T1, T10, T11). State-issued texts never, texts that
 * take over others only with a permission on record, and nothing whose deposit is not accepted or is challenged.
 */
export function listingFault({ deposit, organization, fileSha256, adopts }: ListingFacts): ListingFault | undefined {
  const { state, holder, file, claims, isDisclosed } = deposit;
  if (holder.organization !== organization) return 'holder';
  if (file.sha256 !== fileSha256) return 'hash';
  const designation = parseDesignation(claims.number);
  if (!designation || classifyDesignation(designation).origin !== 'market') return 'origin';
  if ((adopts || /\/(?:ISO|IEC)\b/.test(claims.number)) && !claims.adoption?.permission.trim()) return 'adoption';
  if (state !== 'accepted') return 'state';
  return isDisclosed ? undefined : 'undisclosed';
}

/** Whether a deposit carries sales now; asked again at every quote and order (domain T10). */
export function carriesSales(
  deposit: Pick<Deposit, 'state' | 'holder' | 'file' | 'isDisclosed'> | undefined,
  listing: { holder: { organization: string }; fileSha256: string },
): boolean {
  return (
    deposit?.state === 'accepted' &&
    deposit.isDisclosed &&
    deposit.holder.organization === listing.holder.organization &&
    deposit.file.sha256 === listing.fileSha256
  );
}
