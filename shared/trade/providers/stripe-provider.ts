import * as z from 'zod';
import type { Notice, PaymentNews, PaymentProvider, RefundNews } from '../payment-provider.ts';
import { callProvider } from './call-provider.ts';
import type { StripeSettings } from './provider-settings.ts';
import { verifyNotice } from './signed-notice.ts';
import { stepNotice } from './split-parts.ts';
import { stripeSplits } from './stripe-splits.ts';

const Metadata = z.object({ payment: z.string().optional(), refund: z.string().optional() });
const Intent = z.object({
  id: z.string(),
  status: z.string(),
  amount: z.int(),
  currency: z.string(),
  metadata: Metadata,
});
const StripeRefund = z.object({
  id: z.string(),
  status: z.string().nullable(),
  failure_reason: z.string().nullish(),
  metadata: Metadata.nullable(),
});
const Transfer = z.object({ metadata: z.object({ step: z.string().optional() }).nullable() });
const Event = z.object({ type: z.string(), data: z.object({ object: z.record(z.string(), z.unknown()) }) });
const Fault = z.object({ error: z.object({ type: z.string() }) });
const listOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item) });

/** Stripe by its own checkout page; ids of ours are its idempotency keys, and stand in the metadata. */
export function stripeProvider(settings: StripeSettings): PaymentProvider {
  const { api, secretKey, webhookSecret } = settings;
  const ask = async (path: string, form?: Record<string, string>, key?: string) => {
    const headers = { authorization: `Bearer ${secretKey}`, ...(key && { 'idempotency-key': key }) };
    const sent = form && { method: 'POST', body: new URLSearchParams(form) };
    const { status, text } = await callProvider(`${api}${path}`, { headers, ...sent });
    if (status === 400 || status === 402 || status === 403)
      return { refusal: Fault.parse(JSON.parse(text)).error.type };
    if (status !== 200) throw new Error(`Stripe answers ${status}`);
    return { answer: JSON.parse(text) as unknown };
  };
  const call = async (path: string, form?: Record<string, string>, key?: string) => {
    const said = await ask(path, form, key);
    if ('refusal' in said) throw new Error(`Stripe refuses ${path}: ${said.refusal}`);
    return said.answer;
  };
  return {
    ...stripeSplits(settings, ask),
    name: 'stripe',
    acknowledgement: { type: 'application/json', body: '{"received":true}' },
    create: async ({ id, amount, currency, returnTo }, { subject }) => {
      const form = {
        mode: 'payment',
        success_url: returnTo,
        cancel_url: returnTo,
        client_reference_id: id,
        'line_items[0][quantity]': '1',
        'line_items[0][price_data][currency]': currency.toLowerCase(),
        'line_items[0][price_data][unit_amount]': String(amount),
        'line_items[0][price_data][product_data][name]': subject,
        'payment_intent_data[metadata][payment]': id,
      };
      return { kind: 'redirect', ...z.object({ url: z.url() }).parse(await call('/v1/checkout/sessions', form, id)) };
    },
    findPayment: async ({ id }) => {
      const query = new URLSearchParams({ query: `metadata['payment']:'${id}'` });
      const { data } = listOf(Intent).parse(await call(`/v1/payment_intents/search?${query}`));
      const best = data.find(({ status }) => status === 'succeeded') ?? data[0];
      return best && paymentNews(best);
    },
    refund: async ({ id, amount }, { reference: intent = '' }) => {
      const form = { payment_intent: intent, amount: String(amount), 'metadata[refund]': id };
      return refundNews(StripeRefund.parse(await call('/v1/refunds', form, id)));
    },
    findRefund: async ({ id }, { reference: intent = '' }) => {
      const query = new URLSearchParams({ payment_intent: intent, limit: '100' });
      const { data } = listOf(StripeRefund).parse(await call(`/v1/refunds?${query}`));
      const found = data.find(({ metadata }) => metadata?.refund === id);
      return found && refundNews(found);
    },
    readNotice: ({ headers, body, now }) => {
      verifyNotice(headers['stripe-signature'], body, webhookSecret, now);
      return readEvent(Event.parse(JSON.parse(body)));
    },
  };
}

function readEvent({ type, data: { object } }: z.infer<typeof Event>): Notice {
  const isPayment = type === 'payment_intent.succeeded' || type === 'payment_intent.canceled';
  const intent = isPayment ? Intent.parse(object) : undefined;
  if (intent?.metadata.payment) return paymentNews(intent);
  if (type.startsWith('transfer.')) return stepNotice(Transfer.parse(object).metadata?.step ?? '');
  const isRefund = type === 'refund.updated' || type === 'refund.failed' || type === 'refund.created';
  const refund = isRefund ? StripeRefund.parse(object) : undefined;
  return refund?.metadata?.refund ? refundNews(refund) : { kind: 'other' };
}

function paymentNews({ id: reference, status, amount, currency, metadata }: z.infer<typeof Intent>): PaymentNews {
  const state = status === 'succeeded' ? 'paid' : status === 'canceled' ? 'closed' : 'open';
  return {
    kind: 'payment',
    payment: metadata.payment ?? '',
    state,
    reference,
    amount,
    currency: currency.toUpperCase(),
  };
}

function refundNews({ id: reference, status, failure_reason, metadata }: z.infer<typeof StripeRefund>): RefundNews {
  const isOver = status === 'failed' || status === 'canceled';
  return {
    kind: 'refund',
    refund: metadata?.refund ?? '',
    state: status === 'succeeded' ? 'done' : isOver ? 'refused' : 'processing',
    reference,
    ...(failure_reason && { reason: failure_reason }),
  };
}
