import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { askRefund } from '#shared/trade/ask-refund.ts';
import { decideRefund } from '#shared/trade/decide-refund.ts';
import { listLicences } from '#shared/trade/entitlement-store.ts';
import { expireOrders } from '#shared/trade/expire-orders.ts';
import { requestInvoices } from '#shared/trade/request-invoices.ts';
import { requestPayout } from '#shared/trade/request-payout.ts';
import { setRoyalties } from '#shared/trade/set-royalties.ts';
import { settlePayment } from '#shared/trade/settle-payment.ts';
import { startPayment } from '#shared/trade/start-payment.ts';
import { sweepPayments } from '#shared/trade/sweep-payments.ts';
import { nameUsers, order, quote, requestId, type Story, takeCopy } from './trade-acts.ts';
import { orderIds, sweepAll } from './trade-sweeps.ts';
import { buyers, reviewer, sellers, shelf, type TradeWorld } from './trade-world.ts';

const [{ caller: buyer }] = buyers;
const title = { title: '示例公司', taxNumber: '91210100MA0000000X', country: 'CN' };
const day = 24 * 60 * 60_000;

/**
 * One of everything: an order of two sellers that is partly refunded after a copy, one that is given back, one that is paid
 * too late, a free one, royalties, a split and a refund after it, a payout before the last sale is divided, invoices with
 * red-letter ones.
 */
export async function tellEverything(world: TradeWorld): Promise<void> {
  const story: Story = { real: world, clean: world, notices: [], quotes: [], copies: 0, revision: 1 };
  const shares = sellers.map(({ organization }, place) => ({
    payee: organization,
    basisPoints: place === 0 ? 7_001 : 2_999,
  }));
  const [first] = shelf;
  if (!first) return;
  await setRoyalties(world, { listing: first.listing, said: { shares }, caller: first.seller.caller });
  world.clock.at += 200 * 60_000;

  const kept = await buy(story, 1, [
    [0, 0, 2],
    [2, 1, 1],
  ]);
  await requestInvoices(world, { order: kept, title, caller: buyer, requestId });
  for (const [place] of (await listLicences(world, buyers[0].organization)).entries()) {
    await nameUsers(story, 2 * place, [0, 1]);
    await takeCopy(story, 2 * place, 0);
  }
  const said = { cause: 'defect', reason: 'a page is missing' } as const;
  const { id: refund } = await askRefund(world, { order: kept, key: 'one', asked: said, caller: buyer, requestId });
  const decision = { approve: true, amount: 4_999, reason: 'so it is' };
  await decideRefund(world, { refund, decision, caller: reviewer, requestId });

  const returned = await buy(story, 2, [[1, 2, 1]]);
  await requestInvoices(world, { order: returned, title, caller: buyer, requestId });
  const withdrawn = { cause: 'withdrawn', reason: '' } as const;
  await askRefund(world, { order: returned, key: 'one', asked: withdrawn, caller: buyer, requestId });

  await buy(story, 3, [[0, 0, 1]], { late: true });
  await quote(story, 0, [[1, 3, 1]]);
  await order(story, { place: story.quotes.length - 1, key: 4, times: 1 });
  await chainJournal(world);
  world.clock.at += 8 * day;
  await sweepPayments(world);
  await buy(story, 5, [[0, 0, 1]]);
  await chainJournal(world);
  world.clock.at += 6 * day;
  for (const { organization } of sellers) {
    await requestPayout(world, { organization, run: '2026-10', by: 'service', requestId });
  }
  await sweepAll(world);

  // A page was missing after all: what the provider has divided is taken back for it.
  const { id: later } = await askRefund(world, { order: kept, key: 'two', asked: said, caller: buyer, requestId });
  await decideRefund(world, { refund: later, decision: { ...decision, amount: 7_001 }, caller: reviewer, requestId });
  await sweepAll(world);
}

async function buy(
  story: Story,
  key: number,
  wanted: readonly [number, number, number][],
  { late = false } = {},
): Promise<string> {
  const { real: world } = story;
  await quote(story, 0, wanted);
  await order(story, { place: Math.min(story.quotes.length, 4) - 1, key, times: 1 });
  const id = (await orderIds(world)).at(-1) ?? '';
  const payment = await startPayment(world, { order: id, provider: 'sandbox', caller: buyer, requestId });
  if (late) {
    world.clock.at += 121 * 60_000;
    await expireOrders(world);
  }
  await settlePayment(world, 'sandbox', world.provider.pay(payment.id), requestId);
  return id;
}
