import * as z from 'zod';
import { Reply, route } from '#shared/runtime/route.ts';
import { findInvoice, findIssuedInvoice, InvoiceQuery, listInvoices } from '#shared/trade/find-invoice.ts';
import { Invoice, InvoiceId, InvoiceTitle } from '#shared/trade/invoice.ts';
import { OrderId } from '#shared/trade/order.ts';
import { requestInvoices } from '#shared/trade/request-invoices.ts';
import type { SettlementServices } from '#shared/trade/settlement-services.ts';
import { ublInvoice } from '#shared/trade/ubl-invoice.ts';
import { pageOf, wholeList } from './page.ts';

const tag = 'Trade';
const read = { method: 'GET', tag, access: 'member' } as const;
const params = z.object({ id: InvoiceId });

/** Invoices of what was bought: asked for by buyers, issued in the name of each seller. */
export const invoiceRoutes = [
  route({
    method: 'POST',
    tag,
    access: 'member',
    path: '/v1/orders/{id}/invoice-requests',
    summary: { zh: '为已付款的订单申请发票', en: 'Ask for the invoices of a paid order' },
    params: z.object({ id: OrderId }),
    body: InvoiceTitle,
    response: pageOf(Invoice),
    answers: [201],
    refuses: ['CONFLICT', 'FORBIDDEN', 'NOT_FOUND'],
    run: async (services: SettlementServices, { params: { id }, body: title, caller, requestId }) => {
      const invoices = await requestInvoices(services, { order: id, title, caller, requestId });
      return new Reply(201, wholeList(invoices), { location: `/v1/invoices/${invoices[0]?.id ?? ''}` });
    },
  }),
  route({
    ...read,
    path: '/v1/invoices',
    summary: { zh: '一个组织开具和收到的发票', en: 'Invoices that an organization has made or got' },
    query: InvoiceQuery,
    response: pageOf(Invoice),
    refuses: ['FORBIDDEN', 'NOT_FOUND'],
    run: (services: SettlementServices, { query, caller }) => listInvoices(services, { query, caller }),
  }),
  route({
    ...read,
    path: '/v1/invoices/{id}.xml',
    summary: { zh: '发票的 UBL 2.1 文件（EN 16931）', en: 'An invoice as UBL 2.1 (EN 16931)' },
    params,
    responseType: 'application/xml; charset=utf-8',
    response: z.string(),
    refuses: ['CONFLICT', 'NOT_FOUND'],
    run: async (services: SettlementServices, { params: { id }, caller }) => {
      const xml = ublInvoice(await findIssuedInvoice(services, { id, caller }));
      return new Reply(200, xml, { 'content-disposition': `attachment; filename="${id}.xml"` });
    },
  }),
  route({
    ...read,
    path: '/v1/invoices/{id}',
    summary: { zh: '一张发票', en: 'One invoice' },
    params,
    response: Invoice,
    refuses: ['NOT_FOUND'],
    run: (services: SettlementServices, { params: { id }, caller }) => findInvoice(services, { id, caller }),
  }),
];
