import * as z from 'zod';
import { ListEntries, listEntries } from '#shared/ledger/list-entries.ts';
import { requireMembership } from '#shared/members/find-memberships.ts';
import { OrganizationId } from '#shared/members/membership.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import {
  findStatement,
  listStatements,
  Month,
  Statement,
  StatementMonth,
  tradeCurrency,
} from '#shared/trade/find-statement.ts';
import { payableAccount } from '#shared/trade/royalty-split.ts';
import type { SettlementServices } from '#shared/trade/settlement-services.ts';
import { statementCsv } from '#shared/trade/statement-csv.ts';
import { readTransferName } from '#shared/trade/transfer-names.ts';
import { pageOf, wholeList } from './page.ts';

const tag = 'Trade';
/** Other members of the organization are refused; to strangers it does not exist. */
const read = { method: 'GET', tag, access: 'member', refuses: ['FORBIDDEN', 'NOT_FOUND'] } as const;
const query = z.strictObject({ organization: OrganizationId });
const params = z.object({ month: Month });
const Money = z.object({ amount: z.int(), currency: z.string() });

const StatementEntry = z
  .object({
    sequence: z.int(),
    at: z.iso.datetime(),
    kind: z.enum(['sale', 'refund', 'payout', 'other']),
    /** The order, or the payout. */
    subject: z.string(),
    /** Below zero where it was taken back or paid out. */
    amount: Money,
  })
  .meta({ id: 'StatementEntry' });
const EntryQuery = query.extend({
  size: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

/** What sellers and payees are owed, month by month. */
export const statementRoutes = [
  route({
    ...read,
    path: '/v1/statements',
    summary: { zh: '各月结算单', en: 'Statements by month' },
    query,
    response: pageOf(StatementMonth),
    run: async (services: SettlementServices, { query: { organization }, caller }) => {
      await requireMembership(services, caller, organization, 'seller', 'auditor');
      return wholeList(await listStatements(services, organization));
    },
  }),
  route({
    ...read,
    path: '/v1/statements/{month}.csv',
    summary: { zh: '一个月的结算单（CSV）', en: 'The statement of a month as CSV' },
    params,
    query,
    responseType: 'text/csv; charset=utf-8',
    response: z.string(),
    run: async (services: SettlementServices, { params: { month }, query: { organization }, caller }) => {
      await requireMembership(services, caller, organization, 'seller', 'auditor');
      const csv = statementCsv(await findStatement(services, { payee: organization, month }));
      const name = `attachment; filename="${organization}-${month}.csv"`;
      return new Reply(200, csv, { 'content-disposition': name });
    },
  }),
  route({
    ...read,
    path: '/v1/statements/{month}',
    summary: { zh: '一个月的结算单', en: 'The statement of a month' },
    params,
    query,
    response: Statement,
    run: async (services: SettlementServices, { params: { month }, query: { organization }, caller }) => {
      await requireMembership(services, caller, organization, 'seller', 'auditor');
      return findStatement(services, { payee: organization, month });
    },
  }),
  route({
    ...read,
    path: '/v1/statements/{month}/entries',
    summary: { zh: '结算单的逐笔明细', en: 'The single entries behind a statement' },
    params,
    query: EntryQuery,
    response: pageOf(StatementEntry),
    run: async (services: SettlementServices, { params: { month }, query: asked, caller }) => {
      const { organization, size, cursor } = asked;
      await requireMembership(services, caller, organization, 'seller', 'auditor');
      const account = payableAccount(organization);
      const wanted = ListEntries.parse({ account, currency: tradeCurrency, month, size, after: cursor });
      const { entries, next } = await listEntries(services, wanted);
      const items = entries.map(({ sequence, at, transferId, side, amount }) => ({
        sequence,
        at,
        ...readTransferName(transferId),
        amount: { amount: side === 'CREDIT' ? amount : -amount, currency: tradeCurrency },
      }));
      const isWhole = next === null && cursor === undefined;
      return { items, total: items.length, totalIsExact: isWhole, next: next === null ? null : String(next) };
    },
  }),
];
