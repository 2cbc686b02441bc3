import * as z from 'zod';
import type { Notice, PaymentNews, PaymentProvider, RefundNews } from '../payment-provider.ts';
import { forgedNotice } from '../payment-refusals.ts';
import { callProvider } from './call-provider.ts';
import type { WechatSettings } from './provider-settings.ts';
import { stepNotice } from './split-parts.ts';
import { authorizationOf, unseal, verifyWechat } from './wechat-signature.ts';
import { wechatSplits } from './wechat-splits.ts';

const Transaction = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z.string(),
  amount: z.object({ total: z.int(), currency: z.string().default('CNY') }).optional(),
});
const RefundAnswer = z.object({ out_refund_no: z.string(), refund_id: z.string(), status: z.string() });
const RefundNotice = z.object({
  mchid: z.string(),
  out_refund_no: z.string(),
  refund_id: z.string(),
  refund_status: z.string(),
});
const SplitNotice = z.object({ mchid: z.string(), out_order_no: z.string() });
const Envelope = z.object({
  event_type: z.string(),
  resource: z.object({
    original_type: z.string().optional(),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().optional(),
  }),
});

/** WeChat Pay by API v3: a code to scan (Native), notices signed and encrypted, ids of ours that make calls the same. */
export function wechatProvider(settings: WechatSettings): PaymentProvider {
  const { api, appId: appid, merchant: mchid } = settings;
  const send = async (method: string, target: string, sent?: unknown) => {
    const body = sent === undefined ? '' : JSON.stringify(sent);
    const authorization = authorizationOf(settings, { method, target, body }, new Date());
    const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' };
    const init = { method, headers, ...(body && { body }) };
    const { status, headers: answered, text } = await callProvider(`${api}${target}`, init);
    if (status === 404) return { status, answer: undefined };
    if (status >= 300 && status !== 400 && status !== 403) throw new Error(`WeChat Pay answers ${status}`);
    verifyWechat(settings, (name) => answered.get(name) ?? undefined, text, new Date());
    return { status: status < 300 ? 200 : status, answer: JSON.parse(text) as unknown };
  };
  const call = async (method: string, target: string, sent?: unknown) => {
    const { status, answer } = await send(method, target, sent);
    if (status === 400 || status === 403) throw new Error(`WeChat Pay answers ${status}`);
    return answer;
  };
  return {
    ...wechatSplits(settings, send),
    name: 'wechat',
    acknowledgement: { type: 'application/json', body: '{"code":"SUCCESS"}' },
    create: async ({ id, amount: total, currency, expiresAt }, { subject: description, noticeUrl: notify_url }) => {
      const amount = { total, currency };
      // Frozen until it is divided, for at most 30 days.
      const settle_info = { profit_sharing: true };
      const order = {
        appid,
        mchid,
        description,
        out_trade_no: id,
        time_expire: expiresAt,
        notify_url,
        amount,
        settle_info,
      };
      const answer = await call('POST', '/v3/pay/transactions/native', order);
      return { kind: 'qr', text: z.object({ code_url: z.string() }).parse(answer).code_url };
    },
    findPayment: async (payment) => {
      const answer = await call('GET', `/v3/pay/transactions/out-trade-no/${payment.id}?mchid=${mchid}`);
      return answer === undefined ? undefined : paymentNews(Transaction.parse(answer), payment);
    },
    refund: async ({ id: out_refund_no, amount: refund, captured: total, currency }, { id: out_trade_no }) => {
      const asked = { out_trade_no, out_refund_no, amount: { refund, total, currency } };
      return refundNews(RefundAnswer.parse(await call('POST', '/v3/refund/domestic/refunds', asked)));
    },
    findRefund: async ({ id }) => {
      const answer = await call('GET', `/v3/refund/domestic/refunds/${id}`);
      return answer === undefined ? undefined : refundNews(RefundAnswer.parse(answer));
    },
    readNotice: ({ headers, body, now }) => {
      verifyWechat(settings, (name) => headers[name], body, now);
      const { event_type, resource } = Envelope.parse(JSON.parse(body));
      const told = JSON.parse(unseal(resource, settings.apiKey));
      const isSplit = resource.original_type === 'profitsharing' || event_type.startsWith('PROFITSHARING.');
      return isSplit ? readSplit(told, settings) : readResource(event_type, told, settings);
    },
  };
}

/** A receiver got its part of a split, or gave it back (分账动账通知). */
function readSplit(told: unknown, { merchant }: WechatSettings): Notice {
  const { mchid, out_order_no } = SplitNotice.parse(told);
  if (mchid !== merchant) throw forgedNotice();
  return stepNotice(out_order_no);
}

function readResource(type: string, resource: unknown, { appId, merchant }: WechatSettings): Notice {
  if (type.startsWith('TRANSACTION.')) {
    const transaction = Transaction.parse(resource);
    if (transaction.mchid !== merchant || transaction.appid !== appId) throw forgedNotice();
    return paymentNews(transaction);
  }
  if (!type.startsWith('REFUND.')) return { kind: 'other' };
  const { mchid, refund_status: status, ...refund } = RefundNotice.parse(resource);
  if (mchid !== merchant) throw forgedNotice();
  return refundNews({ ...refund, status });
}

/** An unpaid transaction does not tell its amount: it is that of the payment that was asked about. */
function paymentNews(
  { out_trade_no: payment, transaction_id: reference = '', trade_state, amount }: z.infer<typeof Transaction>,
  asked?: { amount: number; currency: string },
): PaymentNews {
  const isPaid = trade_state === 'SUCCESS' || trade_state === 'REFUND';
  const isClosed = ['CLOSED', 'REVOKED', 'PAYERROR'].includes(trade_state);
  const money = amount ? { amount: amount.total, currency: amount.currency } : isPaid ? undefined : asked;
  const state = isPaid ? 'paid' : isClosed ? 'closed' : 'open';
  return { kind: 'payment', payment, state, reference, amount: money?.amount ?? 0, currency: money?.currency ?? '' };
}

function refundNews({ out_refund_no: refund, refund_id: reference, status }: z.infer<typeof RefundAnswer>): RefundNews {
  const isOver = status === 'CLOSED' || status === 'ABNORMAL';
  const state = status === 'SUCCESS' ? 'done' : isOver ? 'refused' : 'processing';
  return { kind: 'refund', refund, state, reference, ...(isOver && { reason: status }) };
}
