import * as z from 'zod';
import { Invoice } from '#shared/trade/invoice.ts';
import { ListingView } from '#shared/trade/listing-view.ts';
import { OrderSummary } from '#shared/trade/order-view.ts';
import { PaymentView, ProviderName } from '#shared/trade/payment.ts';
import { RefundView } from '#shared/trade/refund.ts';

const pageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable() });

/** Lists of the API about trade, as far as the pages show them. */
export const ListingPage = pageOf(ListingView);
export const OrderPage = pageOf(OrderSummary);
export const InvoicePage = pageOf(Invoice);
export const PaymentList = z.object({ items: z.array(PaymentView) });
export const RefundList = z.object({ items: z.array(RefundView) });
export const ProviderList = z.object({ items: z.array(z.object({ name: ProviderName })) });
export const DisputeList = z.object({
  items: z.array(OrderSummary.pick({ id: true, updatedAt: true, state: true })),
});
/** What most moves answer, of which a page that leads on needs no more. */
export const Done = z.object({ id: z.string() });
