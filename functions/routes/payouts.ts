import * as z from 'zod';
import { requireMembership } from '#shared/members/find-memberships.ts';
import { OrganizationId } from '#shared/members/membership.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { Month } from '#shared/trade/find-statement.ts';
import { JournalHead, listJournalHeads } from '#shared/trade/log-journal-head.ts';
import { ListingId } from '#shared/trade/order.ts';
import { Payout } from '#shared/trade/payout.ts';
import { listPayouts } from '#shared/trade/payout-store.ts';
import { ProviderStatement, Reconciliation, reconcileClearing } from '#shared/trade/reconcile-clearing.ts';
import { requestPayout } from '#shared/trade/request-payout.ts';
import { RoyaltyTable } from '#shared/trade/royalty-table.ts';
import { listRoyalties, NewRoyalties, setRoyalties } from '#shared/trade/set-royalties.ts';
import type { SettlementServices } from '#shared/trade/settlement-services.ts';
import { pageOf, wholeList } from './page.ts';

const tag = 'Trade';
/** Other members of the organization are refused; to strangers it does not exist. */
const read = { method: 'GET', tag, access: 'member', refuses: ['FORBIDDEN', 'NOT_FOUND'] } as const;
const query = z.strictObject({ organization: OrganizationId });
const listing = z.object({ id: ListingId });

/** Paying payees, saying who they are, and comparing it all with the provider. */
export const payoutRoutes = [
  route({
    ...read,
    path: '/v1/payouts',
    summary: { zh: '付款记录', en: 'Payouts of an organization' },
    query,
    response: pageOf(Payout),
    run: async (services: SettlementServices, { query: { organization }, caller }) => {
      await requireMembership(services, caller, organization, 'seller', 'auditor');
      return wholeList(await listPayouts(services, organization));
    },
  }),
  route({
    method: 'POST',
    tag,
    access: 'member',
    path: '/v1/payouts',
    summary: { zh: '申请支付一个月的应付款', en: 'Ask to be paid what a month left owed' },
    body: z.strictObject({ organization: OrganizationId, month: Month }),
    response: Payout,
    answers: [201],
    refuses: ['CONFLICT', 'FORBIDDEN', 'NOT_FOUND'],
    run: async (services: SettlementServices, { body: { organization, month }, caller, requestId }) => {
      await requireMembership(services, caller, organization, 'seller');
      const payout = await requestPayout(services, { organization, run: month, by: caller.subject, requestId });
      return new Reply(201, payout, { location: `/v1/payouts?organization=${organization}` });
    },
  }),
  route({
    ...read,
    path: '/v1/listings/{id}/royalties',
    summary: { zh: '一项上架的分成表', en: 'Who earns by a listing' },
    params: listing,
    response: pageOf(RoyaltyTable),
    run: async (services: SettlementServices, { params: { id }, caller }) =>
      wholeList(await listRoyalties(services, { listing: id, caller })),
  }),
  route({
    method: 'POST',
    tag,
    access: 'member',
    path: '/v1/listings/{id}/royalties',
    summary: { zh: '设定一项上架的分成表', en: 'Say who earns by a listing from an instant on' },
    params: listing,
    body: NewRoyalties,
    response: RoyaltyTable,
    answers: [201],
    refuses: ['CONFLICT', 'FORBIDDEN', 'NOT_FOUND'],
    run: async (services: SettlementServices, { params: { id }, body: said, caller }) =>
      new Reply(201, await setRoyalties(services, { listing: id, said, caller }), {
        location: `/v1/listings/${id}/royalties`,
      }),
  }),
  route({
    method: 'GET',
    tag,
    access: 'auditor',
    path: '/v1/statements/journal/heads',
    summary: { zh: '每日存入透明日志的账簿链头', en: 'Heads of the journal that were told to the log, day by day' },
    response: pageOf(JournalHead),
    run: async (services: SettlementServices) => wholeList(await listJournalHeads(services)),
  }),
  route({
    method: 'POST',
    tag,
    access: 'auditor',
    path: '/v1/reconciliations',
    summary: { zh: '以支付机构的对账单核对清算账户', en: 'Compare a provider’s statement with the clearing account' },
    body: ProviderStatement,
    response: Reconciliation,
    run: (services: SettlementServices, { body }) => reconcileClearing(services, body),
  }),
];
