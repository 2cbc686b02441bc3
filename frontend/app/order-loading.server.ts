import type * as z from 'zod';
import type { Invoice } from '#shared/trade/invoice.ts';
import { OrderView } from '#shared/trade/order-view.ts';
import { isRefused, type MemberApi } from './member-api.server.ts';
import { listOf, OrganizationBody } from './organization-model.ts';
import { InvoicePage, PaymentList, ProviderList, RefundList } from './trade-model.ts';

export type LoadedOrder = Awaited<ReturnType<typeof loadOrder>>;

/** An order with all that hangs on it, as far as the member may see it. */
export async function loadOrder({ ask, tryTo }: Pick<MemberApi, 'ask' | 'tryTo'>, id: string) {
  const path = `orders/${encodeURIComponent(id)}`;
  const listed = async <T>(of: string, list: z.ZodType<{ items: T[] }>): Promise<T[]> => {
    const answer = await tryTo({ path: of }, list);
    return isRefused(answer) ? [] : answer.items;
  };
  const [order, mine, payments, refunds, providers] = await Promise.all([
    ask({ path }, OrderView),
    ask({ path: 'organizations' }, listOf(OrganizationBody)),
    listed(`${path}/payments`, PaymentList),
    listed(`${path}/refunds`, RefundList),
    listed('payment-providers', ProviderList),
  ]);
  const buyer = mine.items.find((one) => one.id === order.buyer.organization);
  const isBuyer = buyer?.roles?.includes('buyer') ?? false;
  const invoices = isBuyer ? await invoicesOf(tryTo, order) : [];
  const minutesLeft = Math.max(0, Math.floor((Date.parse(order.expiresAt) - Date.now()) / 60_000));
  return { order, isBuyer, payments, refunds, providers: providers.map(({ name }) => name), invoices, minutesLeft };
}

/** The invoices of one order: the list of its buyer is read, latest first, back to when the order was placed. */
async function invoicesOf(tryTo: MemberApi['tryTo'], { id, buyer, placedAt }: OrderView): Promise<Invoice[]> {
  const found: Invoice[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ organization: buyer.organization, size: '50', ...(cursor && { cursor }) });
    const page = await tryTo({ path: `invoices?${query}` }, InvoicePage);
    if (isRefused(page)) break;
    found.push(...page.items.filter(({ order }) => order === id));
    const oldest = page.items.at(-1)?.requestedAt;
    cursor = oldest !== undefined && oldest < placedAt ? null : page.next;
  } while (cursor !== null);
  return found;
}
