import * as z from 'zod';
import type { Notice, PaymentNews, PaymentProvider } from '../payment-provider.ts';
import { forgedNotice } from '../payment-refusals.ts';
import { fen, numberOf, yuan } from './alipay-money.ts';
import { readSignedAnswer, signFields, verifyFields } from './alipay-signature.ts';
import { alipaySplits, refundRoyalties } from './alipay-splits.ts';
import { callProvider } from './call-provider.ts';
import type { AlipaySettings } from './provider-settings.ts';
import { requireFresh } from './signed-notice.ts';
import { stepNotice } from './split-parts.ts';

const Answer = z.object({ code: z.string(), sub_code: z.string().optional(), sub_msg: z.string().optional() });
const Trade = z.object({
  out_trade_no: z.string(),
  trade_no: z.string(),
  trade_status: z.string(),
  total_amount: z.string(),
});
const TradeNotice = Trade.extend({
  app_id: z.string(),
  seller_id: z.string(),
  notify_time: z.string(),
  /** Only in notices about refunds. */
  refund_fee: z.string().optional(),
});
const Message = z.object({
  app_id: z.string(),
  msg_method: z.string(),
  /** Milliseconds. */
  utc_timestamp: z.string(),
  biz_content: z.string(),
});
const SplitMessage = z.object({ out_request_no: z.string() });
const RefundAnswer = z.object({ trade_no: z.string().default(''), refund_status: z.string().optional() });
/** Nothing was done, for a reason that the code beside it names. */
const businessFailed = '40004';
const unknownTrade = 'ACQ.TRADE_NOT_EXIST';

/** Alipay by its page for computers. */
export function alipayProvider(settings: AlipaySettings): PaymentProvider {
  const { gateway, appId: app_id, privateKey, alipayPublicKey } = settings;
  const signed = (method: string, content: unknown, more: Record<string, string> = {}) => {
    const timestamp = shanghaiTime(new Date());
    const fixed = { app_id, method, format: 'JSON', charset: 'utf-8', sign_type: 'RSA2', timestamp, version: '1.0' };
    return new URLSearchParams(signFields({ ...fixed, ...more, biz_content: JSON.stringify(content) }, privateKey));
  };
  const ask = async (method: string, content: unknown) => {
    const { text } = await callProvider(gateway, { method: 'POST', body: signed(method, content) });
    const answer = readSignedAnswer(text, method, alipayPublicKey);
    const { code, sub_code = '', sub_msg } = Answer.parse(answer);
    if (code === businessFailed) return { refusal: sub_code };
    if (code !== '10000') throw new Error(`Alipay answers ${code} ${sub_code} ${sub_msg}`);
    return { answer };
  };
  const call = async (method: string, content: unknown) => {
    const said = await ask(method, content);
    if ('answer' in said) return said.answer;
    if (said.refusal === unknownTrade) return undefined;
    throw new Error(`Alipay answers ${businessFailed} ${said.refusal}`);
  };
  const findRefund: PaymentProvider['findRefund'] = async ({ id }, payment) => {
    const asked = { out_trade_no: numberOf(payment.id), out_request_no: numberOf(id) };
    const answer = await call('alipay.trade.fastpay.refund.query', asked);
    const { refund_status, trade_no: reference } = RefundAnswer.parse(answer ?? {});
    return refund_status === 'REFUND_SUCCESS' ? { kind: 'refund', refund: id, state: 'done', reference } : undefined;
  };
  return {
    ...alipaySplits(settings, ask),
    name: 'alipay',
    acknowledgement: { type: 'text/plain', body: 'success' },
    create: async ({ id, amount, expiresAt, returnTo: return_url }, { subject, noticeUrl: notify_url }) => {
      const trade = {
        out_trade_no: numberOf(id),
        product_code: 'FAST_INSTANT_TRADE_PAY',
        total_amount: yuan(amount),
        subject,
        extend_params: { royalty_freeze: 'true' },
        time_expire: shanghaiTime(new Date(expiresAt)),
      };
      return {
        kind: 'redirect',
        url: `${gateway}?${signed('alipay.trade.page.pay', trade, { return_url, notify_url })}`,
      };
    },
    findPayment: async ({ id }) => {
      const answer = await call('alipay.trade.query', { out_trade_no: numberOf(id) });
      return answer === undefined ? undefined : paymentNews(Trade.parse(answer));
    },
    refund: async (refund, payment, taken) => {
      const { id, amount, reason } = refund;
      const names = { out_trade_no: numberOf(payment.id), out_request_no: numberOf(id) };
      const said = {
        refund_amount: yuan(amount),
        refund_reason: reason || '退款',
        ...refundRoyalties(settings, taken),
      };
      await call('alipay.trade.refund', { ...names, ...said });
      const found = await findRefund(refund, payment);
      return found ?? { kind: 'refund', refund: id, state: 'processing', reference: '' };
    },
    findRefund,
    readNotice: ({ body, now }) => {
      const fields = Object.fromEntries(new URLSearchParams(body));
      verifyFields(fields, alipayPublicKey);
      return fields.msg_method === undefined ? readTrade(fields, settings, now) : readMessage(fields, settings, now);
    },
  };
}

function readTrade(fields: Record<string, string>, { appId, sellerId }: AlipaySettings, now: Date): Notice {
  const notice = TradeNotice.parse(fields);
  if (notice.app_id !== appId || notice.seller_id !== sellerId) throw forgedNotice();
  requireFresh(Date.parse(`${notice.notify_time.replace(' ', 'T')}+08:00`) / 1000, now);
  return notice.refund_fee === undefined ? paymentNews(notice) : { kind: 'other' };
}

/** A message of the open platform; of these, one tells that a split has ended (交易分账结果通知). */
function readMessage(fields: Record<string, string>, { appId }: AlipaySettings, now: Date): Notice {
  const { app_id, msg_method, utc_timestamp, biz_content } = Message.parse(fields);
  if (app_id !== appId) throw forgedNotice();
  requireFresh(Number(utc_timestamp) / 1000, now);
  if (msg_method !== 'alipay.trade.order.settle.notify') return { kind: 'other' };
  return stepNotice(SplitMessage.parse(JSON.parse(biz_content)).out_request_no.replace('_', '-'));
}

function paymentNews({ out_trade_no, trade_no: reference, trade_status, total_amount }: z.infer<typeof Trade>) {
  const isPaid = trade_status === 'TRADE_SUCCESS' || trade_status === 'TRADE_FINISHED';
  const state = isPaid ? 'paid' : trade_status === 'TRADE_CLOSED' ? 'closed' : 'open';
  const payment = out_trade_no.replace('_', '-');
  return {
    kind: 'payment',
    payment,
    state,
    reference,
    amount: fen(total_amount),
    currency: 'CNY',
  } satisfies PaymentNews;
}

/** `YYYY-MM-DD hh:mm:ss` in Shanghai, eight hours ahead of UTC all year round. */
function shanghaiTime(date: Date): string {
  return new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
