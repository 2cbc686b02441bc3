import fc from 'fast-check';
import { monthInShanghai } from '#shared/ledger/account-rows.ts';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { askRefund } from '#shared/trade/ask-refund.ts';
import { changeListing } from '#shared/trade/change-listing.ts';
import { completePayouts } from '#shared/trade/complete-payout.ts';
import { decideRefund } from '#shared/trade/decide-refund.ts';
import { decideDispute, disputeOrder } from '#shared/trade/dispute-order.ts';
import { foldStatements } from '#shared/trade/fold-statements.ts';
import { requestInvoices } from '#shared/trade/request-invoices.ts';
import { requestPayout } from '#shared/trade/request-payout.ts';
import { setRoyalties } from '#shared/trade/set-royalties.ts';
import { settleInvoices } from '#shared/trade/settle-invoices.ts';
import { sweepPayments } from '#shared/trade/sweep-payments.ts';
import { atOnce, day, deed, n, times } from './deeds.ts';
import {
  attempt,
  callerOf,
  challenge,
  nameUsers,
  pick,
  requestId,
  someOrder,
  someRefund,
  takeCopy,
} from './trade-acts.ts';
import { offers, reviewer, sellers, shelf } from './trade-world.ts';

const title = { title: '示例公司', taxNumber: '91210100MA0000000X', country: 'CN' };

const causes = fc.constantFrom('withdrawn', 'defect', 'wrong-edition', 'duplicate', 'platform-fault');
const refunding = deed('ask refund', fc.record({ n, key: fc.nat(2), cause: causes, times }), async (story, asked) => {
  const found = await someOrder(story, asked.n);
  if (!found) return;
  const said = { cause: asked.cause as 'defect', reason: '' };
  const request = { order: found.id, caller: callerOf(found), requestId, asked: said };
  let key = asked.key;
  await atOnce(asked.times, () => askRefund(story.real, { ...request, key: `refund ${key++}` }));
});

const amount = fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined });
const deciding = deed(
  'decide refund',
  fc.record({ n, approve: fc.constantFrom(true, true, false), amount, times }),
  async (story, asked) => {
    const refund = await someRefund(story, asked.n);
    if (!refund) return;
    const decision = { approve: asked.approve, reason: 'seen', ...(asked.amount && { amount: asked.amount }) };
    await atOnce(asked.times, () =>
      decideRefund(story.real, { refund: refund.id, decision, caller: reviewer, requestId }),
    );
  },
);

const disputing = deed('dispute', n, async (story, at) => {
  const found = await someOrder(story, at);
  if (!found) return;
  const said = { reason: 'not what was bought' };
  await attempt(() => disputeOrder(story.real, { order: found.id, said, caller: callerOf(found), requestId }));
});
const judging = deed('decide dispute', fc.record({ n, uphold: fc.boolean(), times }), async (story, asked) => {
  const found = await someOrder(story, asked.n);
  if (!found) return;
  const said = { reason: 'seen', uphold: asked.uphold };
  await atOnce(asked.times, () => decideDispute(story.real, { order: found.id, said, caller: reviewer, requestId }));
});

const naming = deed('users', fc.record({ n, people: fc.array(fc.nat(2), { maxLength: 3 }) }), (story, asked) =>
  nameUsers(story, asked.n, asked.people),
);
const copying = deed('copy', fc.record({ n, who: fc.nat(2) }), (story, asked) => takeCopy(story, asked.n, asked.who));
const challenging = deed(
  'challenge',
  fc.record({
    n,
    isChallenged: fc.constantFrom(true, false, false, false, false),
    times: fc.constantFrom(0, 1, 1, 1, 2),
  }),
  (story, asked) => challenge(story, asked.n, asked.isChallenged, asked.times),
);

const pricing = deed(
  'price',
  fc.record({ n, price: fc.integer({ min: 15_007, max: 90_000 }) }),
  async (story, { n: at, price }) => {
    const { listing: id = '', seller } = pick(shelf, at) ?? {};
    const patch = { offers: offers.map((offer) => (offer.price > 0 ? { ...offer, price } : offer)) };
    await attempt(() =>
      changeListing(story.real, { id, patch, caller: seller?.caller ?? sellers[0].caller, requestId }),
    );
  },
);
const sharing = deed(
  'royalties',
  fc.record({ n, points: fc.integer({ min: 1, max: 9_999 }) }),
  async (story, { n: at, points }) => {
    const { listing = '', seller = sellers[0] } = pick(shelf, at) ?? {};
    const [one, other] = sellers.map(({ organization }) => organization);
    const said = {
      shares: [
        { payee: one ?? '', basisPoints: points },
        { payee: other ?? '', basisPoints: 10_000 - points },
      ],
    };
    await attempt(() => setRoyalties(story.real, { listing, said, caller: seller.caller }));
  },
);

const billing = deed('invoices', fc.record({ n, times }), async (story, asked) => {
  const found = await someOrder(story, asked.n);
  if (!found) return;
  await atOnce(asked.times, () =>
    requestInvoices(story.real, { order: found.id, title, caller: callerOf(found), requestId }),
  );
  await attempt(() => settleInvoices(story.real, found.id));
});
const booking = deed('journal', times, (story, count) =>
  atOnce(count, async () => {
    await chainJournal(story.real);
    await foldStatements(story.real);
  }),
);
const ending = deed('end of the month', times, async (story, count) => {
  await attempt(() => chainJournal(story.real));
  story.clean.clock.at += 32 * day;
  // What was sold is divided before it is paid out, unless a sweep is late.
  if (count < 3) await attempt(() => sweepPayments(story.real));
  const run = monthInShanghai(new Date(story.clean.clock.at - 31 * day).toISOString());
  for (const { organization } of sellers) {
    await atOnce(count, () => requestPayout(story.real, { organization, run, by: 'service', requestId }));
  }
});
const payingOut = deed('payout', fc.record({ n: fc.nat(1), times }), async (story, asked) => {
  const { organization = '' } = pick(sellers, asked.n) ?? {};
  const run = monthInShanghai(new Date(story.clean.clock.at - 31 * day).toISOString());
  await atOnce(asked.times, () => requestPayout(story.real, { organization, run, by: 'service', requestId }));
  await attempt(() => completePayouts(story.real));
});

/** What happens after the purchase, and to what is on sale. */
export const settlingDeeds = [
  ...[refunding, refunding, deciding, deciding, deciding, disputing, judging],
  ...[naming, naming, copying, copying, copying, billing, payingOut, booking, ending],
  ...[challenging, pricing, sharing],
];
