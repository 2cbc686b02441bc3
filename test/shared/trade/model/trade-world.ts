import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Deposit } from '#shared/deposits/deposit.ts';
import { depositPart } from '#shared/deposits/deposit-store.ts';
import { ledgerItems } from '#shared/ledger/item-store.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { commitTrade } from '#shared/trade/commit-trade.ts';
import type { PayoutServices } from '#shared/trade/complete-payout.ts';
import { sandboxIssuer } from '#shared/trade/invoice-issuer.ts';
import type { OfferTerms } from '#shared/trade/listing.ts';
import { listingId, listingItems } from '#shared/trade/listing-store.ts';
import type { PaymentServices } from '#shared/trade/payment-services.ts';
import { sandboxPayouts } from '#shared/trade/payout-provider.ts';
import { newListing } from '#shared/trade/plan-listing.ts';
import type { InvoiceRequestServices } from '#shared/trade/request-invoices.ts';
import type { TradeServices } from '#shared/trade/trade-services.ts';
import { addOrganization } from '#test/shared/deposits/deposit-engines.ts';
import { type MemoryProvider, memoryProvider } from '../memory-provider.ts';

/** Everything that any use case of trade asks for. */
export interface TradeWorld extends TradeServices, PaymentServices, PayoutServices, InvoiceRequestServices {
  provider: MemoryProvider;
  client: DynamoDBDocumentClient;
  clock: { at: number };
}

export interface WorldTables {
  trade: string;
  ledger: string;
  members: string;
  deposits: string;
}

export const memoryTables: WorldTables = { trade: 'trade', ledger: 'ledger', members: 'members', deposits: 'deposits' };

const caller = (subject: string, ...roles: Caller['roles']): Caller => ({ subject, roles });
export const reviewer = caller('rita', 'reviewer');
export const buyers = [
  { organization: 'org-buyer', caller: caller('bo') },
  { organization: 'org-second', caller: caller('bea') },
] as const;
export const sellers = [
  { organization: 'org-seller', caller: caller('sal') },
  { organization: 'org-other', caller: caller('sol') },
] as const;

const hash = 'ab'.repeat(32);
const begin = '2026-10-20T08:00:00.000Z';
const depositIds = ['dep-000000000000000000000001', 'dep-000000000000000000000002', 'dep-000000000000000000000003'];

/** Three deposited standards, the first two of one seller. */
export const shelf = depositIds.map((deposit, place) => {
  const seller = sellers[place < 2 ? 0 : 1];
  return { deposit, seller, listing: listingId(deposit, seller.organization), number: `T/GJ ${place + 1}-2026` };
});

const terms = { taxBasisPoints: 600, taxCategory: '信息技术服务' };
export const offers: OfferTerms[] = [
  { licence: 'READ-1', limits: {}, price: 19_901, memberPrice: 15_007, ...terms },
  { licence: 'READ-N', limits: { users: 3 }, price: 45_003, ...terms },
  { licence: 'ORG', limits: { months: 1 }, price: 99_999, ...terms },
  { licence: 'TEACH', limits: { users: 2, months: 6, purpose: '课堂教学' }, price: 0, ...terms },
];

/** Services over some tables; `client` may be one with something in between. */
export function worldOf(client: DynamoDBDocumentClient, names: WorldTables, over?: Partial<TradeWorld>): TradeWorld {
  const table = (name: string) => ({ client, name });
  const rows = ledgerItems(table(names.trade));
  const provider = over?.provider ?? memoryProvider();
  const clock = over?.clock ?? { at: Date.parse(begin) };
  const now = () => {
    clock.at += 1;
    return new Date(clock.at);
  };
  return {
    client,
    clock,
    now,
    rows,
    provider,
    members: table(names.members),
    catalogue: table(names.deposits),
    deposits: table(names.deposits),
    trade: table(names.trade),
    ledger: table(names.ledger),
    items: ledgerItems(table(names.ledger)),
    providers: async () => [provider],
    payouts: sandboxPayouts(rows),
    issuer: sandboxIssuer(rows, now),
    siteUrl: 'https://guiju.example',
    ...over,
  };
}

/** Buyers, sellers and what they sell. */
export async function furnish(world: TradeWorld): Promise<void> {
  for (const { organization, caller: person } of buyers) {
    const colleagues = { [`${person.subject}-1`]: ['buyer'], [`${person.subject}-2`]: ['buyer'] } as const;
    await addOrganization(world.members, organization, {
      [person.subject]: ['buyer'],
      ...Object.fromEntries(Object.keys(colleagues).map((name) => [name, ['buyer']])),
    });
  }
  for (const { organization, caller: person } of sellers) {
    await addOrganization(world.members, organization, { [person.subject]: ['seller'] });
  }
  for (const { deposit: id, seller } of shelf) {
    await offerDeposit(world, await putDeposit(world, id, 'accepted', 1), seller.caller.subject);
  }
}

/** Puts licences in a deposit on sale; answers the listing. */
export async function offerDeposit(world: TradeWorld, deposit: Deposit, by: string): Promise<string> {
  const at = world.now().toISOString();
  const said = { text: '本单位持有该标准的著作权。', offers, promotions: [], memberOrganizations: ['org-second'] };
  const id = listingId(deposit.id, deposit.holder.organization);
  const act = { move: 'create', by, at, requestId: 'begin' } as const;
  const change = newListing(id, deposit, { ...said, state: 'offered' }, act);
  if (!(await commitTrade(world, listingItems(world.trade, change)))) throw new Error('The listing was there.');
  return id;
}

/** A deposit as it stands after it was accepted, challenged, or cleared again. */
export async function putDeposit(
  world: TradeWorld,
  id: string,
  state: 'accepted' | 'challenged',
  revision: number,
): Promise<Deposit> {
  const { seller, number } = shelf.find(({ deposit }) => deposit === id) ?? { seller: sellers[0], number: '' };
  return storeDeposit(world, { id, state, revision, number, organization: seller.organization });
}

export async function storeDeposit(
  world: TradeWorld,
  {
    organization,
    number,
    ...said
  }: Pick<Deposit, 'id' | 'state' | 'revision'> & Record<'organization' | 'number', string>,
): Promise<Deposit> {
  const holder = { organization, name: { zh: '示例协会' }, creditCode: '51990000GUJY0001XE' };
  const deposit = Deposit.parse({
    ...said,
    holder,
    depositor: holder,
    file: { sha256: hash, bytes: 1, mediaType: 'application/pdf' },
    claims: { number, titles: { zh: `${number} 的正文` }, ownership: { basis: 'original' }, access: 'metadata' },
    standard: number.toLowerCase().replace(/[/ ]/g, '-'),
    isDisclosed: true,
    request: hash,
    declaredAt: begin,
    updatedAt: begin,
  });
  const Item = { ...deposit, part: depositPart, holderId: organization, declared: `${begin}#${deposit.id}` };
  await world.client.send(new PutCommand({ TableName: world.deposits.name, Item }));
  return deposit;
}
