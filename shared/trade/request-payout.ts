import { randomUUID } from 'node:crypto';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { findBalance } from '#shared/ledger/find-balance.ts';
import { transactionItems } from '#shared/ledger/item-store.ts';
import { listEntries } from '#shared/ledger/list-entries.ts';
import { reserveTransfer } from '#shared/ledger/reserve-transfer.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { completePayout, type PayoutServices } from './complete-payout.ts';
import { tradeCurrency as currency, findStatement } from './find-statement.ts';
import { foldStatements } from './fold-statements.ts';
import {
  type Payout,
  type PayoutPlan,
  payoutHold,
  payoutId,
  payoutLegs,
  planPayout,
  withholdingOfOrganizations,
} from './payout.ts';
import { addPayout, getPayout } from './payout-store.ts';
import { payableAccount, taxAccount } from './royalty-split.ts';
import { settledAccount } from './splitting.ts';

export interface PayoutRequest {
  organization: string;
  /** Month that is over. */
  run: string;
  by: string;
  requestId: string;
}

/**
 * Pays a payee what was owed at the end of a month: held in the ledger together with the record of the payout, then
 * instructed by its id, then posted or given back. A month is paid once, whoever asks how often; a payout whose end is not
 * known is found out by `completePayouts`.
 * @throws ServiceError CONFLICT when the month is not over, or too little is owed
 */
export async function requestPayout(services: PayoutServices, request: PayoutRequest): Promise<Payout> {
  const name = { organization: request.organization, run: request.run, currency };
  const known = await getPayout(services, name);
  if (known) return known;
  const begun = await begin(services, request).catch(async (error: unknown) => {
    // What somebody else began at the same time holds the money, so that too little is left for this one.
    const other = error instanceof ServiceError ? await getPayout(services, name) : undefined;
    if (!other) throw error;
    return other;
  });
  await completePayout(services, name);
  return (await getPayout(services, name)) ?? begun;
}

/** Holds the money and records the payout in one transaction. */
async function begin(services: PayoutServices, request: PayoutRequest): Promise<Payout> {
  const plan = await planOf(services, request);
  const payout = payoutOf(plan, request, services.now().toISOString());
  const { id, organization } = payout;
  const legs = payoutLegs(organization, plan, currency);
  const companions = transactionItems(services.trade.name, addPayout(payout));
  const outcome = await reserveTransfer(
    services,
    { key: `${id}:${randomUUID()}`, id: payoutHold(id), legs },
    companions,
  );
  if (outcome.status === 'REJECTED') throw tooLittle();
  return payout;
}

async function planOf(services: PayoutServices, { organization: payee, run }: PayoutRequest): Promise<PayoutPlan> {
  await chainJournal(services);
  await foldStatements(services);
  const statement = await findStatement(services, { payee, month: run });
  if (!statement.isFinal) throw notOver();
  const [owed, taxNow, divided, taxAfter] = await Promise.all([
    findBalance(services, { account: payableAccount(payee), currency }),
    findBalance(services, { account: taxAccount(payee), currency }),
    findBalance(services, { account: settledAccount(payee), currency }),
    listEntries(services, { account: taxAccount(payee), currency, month: monthAfter(run), size: 1 }),
  ]);
  const plan = planPayout({
    closing: statement.closing.amount,
    available: owed.available ?? 0,
    taxAtClose: taxAfter.opening,
    taxNow: taxNow.balance,
    divided: divided.available ?? 0,
    withholdingBasisPoints: withholdingOfOrganizations,
  });
  if (!plan) throw tooLittle();
  return plan;
}

function payoutOf(plan: PayoutPlan, { organization, run, by, requestId }: PayoutRequest, at: string): Payout {
  const money = (amount: number) => ({ amount, currency });
  return {
    id: payoutId(run, organization, currency),
    revision: 1,
    organization,
    run,
    state: 'requested',
    amount: money(plan.amount),
    royalties: money(plan.royalties),
    tax: money(plan.tax),
    withheld: { basisPoints: withholdingOfOrganizations, amount: money(plan.withheld) },
    reference: null,
    reason: null,
    history: [{ state: 'requested', at, by, requestId }],
  };
}

/** `2026-12` is followed by `2027-01`. */
function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function notOver(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '该月尚未结束，或账目尚未汇总完毕：请在月末之后再申请付款。',
    en: 'The month is not over, or its books are not closed yet: ask for the payout after its end.',
  });
}

function tooLittle(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '已由支付机构分账的应付金额低于最低付款额（100 元）：将并入下一月。交付后七天内可退款的销售尚未分账。',
    en: 'Less than the smallest payout (100 yuan) is owed and divided by the providers: it waits for the next month. Sales are divided when their refund window of seven days is over.',
  });
}
