import { createHash } from 'node:crypto';
import { ServiceError } from '#shared/runtime/errors.ts';
import { assignUsers } from '#shared/trade/assign-users.ts';
import { commitCopy } from '#shared/trade/commit-copy.ts';
import type { Copy } from '#shared/trade/copy.ts';
import type { Entitlement } from '#shared/trade/entitlement.ts';
import { listLicences } from '#shared/trade/entitlement-store.ts';
import { freezeListings } from '#shared/trade/freeze-listings.ts';
import { makeQuote } from '#shared/trade/make-quote.ts';
import type { Order } from '#shared/trade/order.ts';
import { getOrder } from '#shared/trade/order-store.ts';
import type { Payment } from '#shared/trade/payment.ts';
import type { PaymentNews } from '#shared/trade/payment-provider.ts';
import { listPayments, listRefunds } from '#shared/trade/payment-store.ts';
import { placeOrder } from '#shared/trade/place-order.ts';
import type { Refund } from '#shared/trade/refund.ts';
import { LostCall } from './faulty-client.ts';
import { orderIds } from './trade-sweeps.ts';
import { buyers, offers, putDeposit, shelf, type TradeWorld } from './trade-world.ts';

/** One story: the services, some of whose calls fail, the same without faults to look around, and what is on its way. */
export interface Story {
  real: TradeWorld;
  clean: TradeWorld;
  /** What a provider has said and nobody has heard yet. */
  notices: PaymentNews[];
  /** Quotes that were given, with their buyers. */
  quotes: { id: string; buyer: number }[];
  copies: number;
  revision: number;
}

export const requestId = 'request-1';

/** Does something that may be refused, or whose call may be lost; undefined then. Any other error is a defect. */
export async function attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof LostCall || error instanceof ServiceError) return undefined;
    throw error;
  }
}

/** The n-th of a list, around and around. */
export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** One of the latest few orders, which are those that things happen to. */
export async function someOrder({ clean }: Story, n: number): Promise<Order | undefined> {
  const id = pick((await orderIds(clean)).slice(-8), n);
  return id === undefined ? undefined : getOrder(clean, id);
}

export async function somePayment(story: Story, n: number): Promise<Payment | undefined> {
  const order = await someOrder(story, n);
  return order && pick(await listPayments(story.clean, order), Math.floor(n / 8));
}

/** Refunds that wait for a decision first. */
export async function someRefund(story: Story, n: number): Promise<Refund | undefined> {
  const ids = (await orderIds(story.clean)).slice(-8);
  const refunds = (await Promise.all(ids.map((id) => listRefunds(story.clean, id)))).flat();
  const asked = refunds.filter(({ state }) => state === 'asked');
  return pick(asked.length > 0 ? asked : refunds, n);
}

async function someLicence(story: Story, n: number): Promise<{ licence: Entitlement; buyer: number } | undefined> {
  const buyer = n % 2;
  const all = await listLicences(story.clean, buyers[buyer === 0 ? 0 : 1].organization);
  const recent = all.toSorted((a, b) => (a.from < b.from ? 1 : -1)).slice(0, 6);
  const licence = pick(recent, Math.floor(n / 2));
  return licence && { licence, buyer };
}

const buyerOf = (n: number) => buyers[n % 2 === 0 ? 0 : 1];
export const callerOf = ({ buyer }: Order) =>
  (buyers.find(({ organization }) => organization === buyer.organization) ?? buyers[0]).caller;

export async function quote(story: Story, buyer: number, wanted: readonly [number, number, number][]): Promise<void> {
  const { organization, caller } = buyerOf(buyer);
  const lines = wanted.map(([place, offer, quantity]) => ({
    listing: pick(shelf, place)?.listing ?? '',
    licence: pick(offers, offer)?.licence ?? ('READ-1' as const),
    quantity: offer % offers.length === 2 ? 1 : quantity,
  }));
  const made = await attempt(() => makeQuote(story.real, { asked: { organization, lines }, caller }));
  if (made) story.quotes.push({ id: made.id, buyer });
}

/** Orders what was quoted; the same key for another quote is refused, and twice at once gives one order. */
export async function order(story: Story, { place, key, times }: Record<'place' | 'key' | 'times', number>) {
  const quoted = pick(story.quotes.slice(-4), place);
  if (!quoted) return;
  const { caller } = buyerOf(quoted.buyer);
  const asked = { quote: quoted.id, key: `key ${key}`, caller, requestId };
  await Promise.all(Array.from({ length: times }, () => attempt(() => placeOrder(story.real, asked))));
}

export async function nameUsers(story: Story, n: number, others: readonly number[]): Promise<void> {
  const found = await someLicence(story, n);
  if (!found) return;
  const { caller } = buyerOf(found.buyer);
  const people = [caller.subject, `${caller.subject}-1`, `${caller.subject}-2`];
  const name = (start: number) =>
    attempt(() =>
      assignUsers(story.real, {
        id: found.licence.id,
        users: others.map((other) => people[(other + start) % 3] ?? caller.subject),
        caller,
        requestId,
      }),
    );
  await Promise.all([name(0), name(1)]);
}

export async function takeCopy(story: Story, n: number, who: number): Promise<void> {
  const found = await someLicence(story, n);
  if (!found) return;
  const { licence } = found;
  const boss = buyerOf(found.buyer).caller;
  const subject = pick(licence.users, who)?.person ?? (who === 0 ? boss.subject : `${boss.subject}-${who}`);
  const caller = { ...boss, subject };
  story.copies += 1;
  const id = `cpy-${String(story.copies).padStart(24, '0')}`;
  const { holder, licensor, order: of, standard, number, deposit, fileSha256, mediaType } = licence;
  const about = {
    holder: { organization: holder.organization, name: holder.name },
    licensor,
    standard,
    number,
    deposit,
  };
  const copy: Copy = {
    ...about,
    copy: id,
    entitlement: licence.id,
    order: of,
    licence: licence.licence,
    person: caller.subject,
    licensee: caller.subject,
    originalSha256: fileSha256,
    mediaType,
    bytes: 1,
    sha256: createHash('sha256').update(id).digest('hex'),
    at: story.real.now().toISOString(),
    requestId,
  };
  await attempt(() => commitCopy(story.real, copy, caller));
}

/** Somebody challenges a deposit, or clears it; its listings hear of that so many times. */
export async function challenge(story: Story, n: number, isChallenged: boolean, times: number): Promise<void> {
  const { deposit: id } = pick(shelf, n) ?? { deposit: '' };
  story.revision += 1;
  const state = isChallenged ? 'challenged' : 'accepted';
  const now = { ...(await putDeposit(story.clean, id, state, story.revision)), part: 'deposit' };
  for (let time = 0; time < times; time += 1)
    await attempt(() => freezeListings(story.real, [{ sequenceNumber: String(story.revision), now }]));
}
