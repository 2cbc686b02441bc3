import { billOf, standingOf } from '#shared/trade/invoice-standing.ts';
import { getPaidOrder } from '#shared/trade/royalty-orders.ts';
import { begin, type InvoiceServices } from '#shared/trade/settle-invoices.ts';

/** Records that an invoice of every seller's part of an order is wanted. */
export async function askForInvoices(services: InvoiceServices, id: string): Promise<void> {
  const order = await getPaidOrder(services, id);
  if (!order) throw new Error(`${id} is not paid.`);
  const standing = await standingOf(services, order);
  for (const seller of new Set(order.lines.map(({ holder }) => holder))) {
    await begin(
      services,
      { revision: 0, order: id, seller, count: 0, active: null, last: '' },
      {
        order: id,
        seller: { organization: seller, name: { zh: '示例协会' }, creditCode: '51210000MJ0000000X' },
        buyer: { organization: 'org-buyer', title: '示例公司', taxNumber: '91210100MA0000000X', country: 'CN' },
        ...billOf(order, standing, seller),
      },
      { by: 'bo', requestId: 'r-1' },
    );
  }
}
