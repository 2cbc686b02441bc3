import * as z from 'zod';
import type { PaymentNews, PaymentProvider, RefundNews } from '../payment-provider.ts';
import { forgedNotice } from '../payment-refusals.ts';
import { callProvider } from './call-provider.ts';
import type { SandboxSettings } from './provider-settings.ts';
import { signNotice, verifyNotice } from './signed-notice.ts';

export const SandboxPayment = z.object({
  kind: z.literal('payment'),
  merchant: z.string(),
  payment: z.string(),
  state: z.enum(['open', 'paid', 'closed']),
  reference: z.string(),
  amount: z.int(),
  currency: z.string(),
});
export const SandboxRefund = z.object({
  kind: z.literal('refund'),
  merchant: z.string(),
  refund: z.string(),
  state: z.enum(['processing', 'done', 'refused']),
  reference: z.string(),
  reason: z.string().optional(),
});
export const SandboxSplit = z.object({
  kind: z.literal('split'),
  merchant: z.string(),
  number: z.string(),
  state: z.enum(['processing', 'over']),
  done: z.array(z.int()),
  reference: z.string(),
  reason: z.string().optional(),
});
export const SandboxNotice = z.discriminatedUnion('kind', [SandboxPayment, SandboxRefund]);

export const signatureHeader = 'sandbox-signature';

/** A provider that moves no money: a service of its own on one computer, spoken to as real ones are. */
export function sandboxProvider({ url, merchant, secret }: SandboxSettings): PaymentProvider {
  const call = async (path: string, sent?: unknown) => {
    const body = sent === undefined ? '' : JSON.stringify(sent);
    const headers = { [signatureHeader]: signNotice(`${path}\n${body}`, secret, new Date()) };
    const init = sent === undefined ? { headers } : { method: 'POST', headers, body };
    const { status, text } = await callProvider(`${url}${path}`, init);
    if (status === 404) return undefined;
    if (status !== 200) throw new Error(`the sandbox answers ${status}: ${text}`);
    return JSON.parse(text) as unknown;
  };
  const readPayment = (answer: unknown): PaymentNews | undefined =>
    answer === undefined ? undefined : SandboxPayment.parse(answer);
  const readRefund = (answer: unknown): RefundNews | undefined =>
    answer === undefined ? undefined : SandboxRefund.parse(answer);
  return {
    name: 'sandbox',
    acknowledgement: { type: 'text/plain', body: 'ok' },
    create: async ({ id: payment, amount, currency, returnTo }, { subject, noticeUrl }) => {
      await call('/payments', { merchant, payment, amount, currency, subject, returnTo, noticeUrl });
      return { kind: 'redirect', url: `${url}/pay/${payment}` };
    },
    findPayment: async ({ id }) => readPayment(await call(`/payments/${id}`)),
    refund: async ({ id: refund, amount }, { id: payment }) =>
      SandboxRefund.parse(await call('/refunds', { merchant, refund, payment, amount })),
    instruct: async ({ number, kind, parts }, { id: payment }) =>
      SandboxSplit.parse(await call('/splits', { merchant, number, step: kind, payment, parts })),
    findStep: async ({ number }) => {
      const answer = await call(`/splits/${number}`);
      return answer === undefined ? undefined : SandboxSplit.parse(answer);
    },
    findRefund: async ({ id }) => readRefund(await call(`/refunds/${id}`)),
    readNotice: ({ headers, body, now }) => {
      verifyNotice(headers[signatureHeader], body, secret, now);
      const notice = SandboxNotice.parse(JSON.parse(body));
      if (notice.merchant !== merchant) throw forgedNotice();
      return notice;
    },
  };
}
