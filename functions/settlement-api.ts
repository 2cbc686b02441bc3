import { identifyMember } from '#shared/members/identify-member.ts';
import { api } from '#shared/runtime/http.ts';
import { settlementServices } from '#shared/trade/settlement-services.ts';
import { invoiceRoutes } from './routes/invoices.ts';
import { payoutRoutes } from './routes/payouts.ts';
import { statementRoutes } from './routes/statements.ts';

/** Tells sellers what they are owed, pays them, and hands out invoices. */
export const handler = api([...statementRoutes, ...payoutRoutes, ...invoiceRoutes], settlementServices, identifyMember);
