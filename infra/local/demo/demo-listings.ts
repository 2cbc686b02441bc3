import { depositServices } from '#shared/deposits/deposit-services.ts';
import { getDeposit } from '#shared/deposits/deposit-store.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { createListing, NewListing } from '#shared/trade/create-listing.ts';
import { tradeServices } from '#shared/trade/trade-services.ts';

const seller = { subject: 'demo-seller', roles: ['seller' as const] };

const offers = [
  { licence: 'READ-1', price: 6_800, memberPrice: 5_400 },
  { licence: 'READ-N', price: 24_000, limits: { users: 5 } },
  { licence: 'ORG', price: 128_000, limits: { months: 12 } },
  { licence: 'ADOPT', price: 0, limits: { purpose: '政府采信 Adoption by government' } },
];

/** Offers licences in a deposited demo standard, as the seller of the demo association would; once, however often it starts. */
export async function loadDemoListing(deposit: string): Promise<void> {
  const held = await getDeposit(depositServices().deposits, deposit);
  if (held?.state !== 'accepted') return;
  const said = NewListing.parse({
    deposit,
    fileSha256: held.file.sha256,
    statement: '示例：本协会编写该标准并享有著作权。Demo: this association wrote the standard and holds its copyright.',
    offers,
    memberOrganizations: ['org-demo-workshop'],
  });
  await createListing(tradeServices(), { said, caller: seller, requestId: 'demo' }).catch((error: unknown) => {
    if (!(error instanceof ServiceError && error.code === 'CONFLICT')) throw error;
  });
}
