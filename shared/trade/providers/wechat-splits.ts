import * as z from 'zod';
import type { PaymentProvider, SplitNews } from '../payment-provider.ts';
import { platformReceiver, type SplitStep } from '../splitting.ts';
import type { WechatSettings } from './provider-settings.ts';
import { receiverParts, refusedStep, stepNews } from './split-parts.ts';

const SplitAnswer = z.object({
  out_order_no: z.string(),
  order_id: z.string(),
  state: z.enum(['PROCESSING', 'FINISHED']),
  receivers: z
    .array(z.object({ account: z.string(), amount: z.int(), result: z.string(), fail_reason: z.string().optional() }))
    .default([]),
});
const ReturnAnswer = z.object({
  return_id: z.string(),
  result: z.enum(['PROCESSING', 'SUCCESS', 'FAILED']),
  fail_reason: z.string().optional(),
});
const Fault = z.object({ code: z.string() });

/** Calls API v3 with signatures checked both ways; the status says whether the answer is one or a fault. */
export type SendToWechat = (
  method: string,
  target: string,
  sent?: unknown,
) => Promise<{ status: number; answer: unknown }>;
type Splits = Pick<PaymentProvider, 'instruct' | 'findStep'>;

/**
 * Splits of API v3 (`/v3/profitsharing`): receivers get their parts in one order, and when all have theirs, what is left
 * frozen is the platform's and thawed. Each part that is taken back is a return order of its own. Repeated calls by the
 * same number are the same thing.
 */
export function wechatSplits({ appId: appid, receivers }: WechatSettings, send: SendToWechat): Splits {
  const orders = '/v3/profitsharing/orders';
  const returns = '/v3/profitsharing/return-orders';
  const thaw = async (number: string, transaction_id: string) => {
    const out_order_no = `${number}_rest`;
    const known = await send('GET', `${orders}/${out_order_no}?transaction_id=${transaction_id}`);
    const asked = { transaction_id, out_order_no, description: '解冻剩余资金' };
    const { status, answer } = known.status === 200 ? known : await send('POST', `${orders}/unfreeze`, asked);
    if (status !== 200) return { isOver: true, reason: Fault.parse(answer).code };
    return { isOver: SplitAnswer.parse(answer).state === 'FINISHED' };
  };
  const splitNews = async (step: SplitStep, reference: string, answer?: unknown): Promise<SplitNews> => {
    const told = answer === undefined ? undefined : SplitAnswer.parse(answer);
    if (told?.state === 'PROCESSING') return stepNews(step, [], { reference: told.order_id, isOpen: true });
    const known = receiverParts(step, receivers);
    const results = known.map((part) => ({
      ...part,
      told: told?.receivers.find((one) => one.account === part.account),
    }));
    const done = results.filter((part) => part.told?.result === 'SUCCESS').map(({ place }) => place);
    const reason = results.find((part) => part.told?.fail_reason)?.told?.fail_reason;
    const rest = step.parts.findIndex(({ receiver }) => receiver === platformReceiver);
    const isComplete = done.length === step.parts.length - (rest < 0 ? 0 : 1);
    if (!isComplete || rest < 0) return stepNews(step, done, { reference: told?.order_id ?? '', reason });
    const thawed = await thaw(step.number, reference);
    const ends = thawed.reason === undefined ? [...done, rest] : done;
    const said = { reference: told?.order_id ?? '', reason: thawed.reason, isOpen: !thawed.isOver };
    return stepNews(step, ends, said);
  };
  const returnNews = async (
    step: SplitStep,
    ask: (part: { of: string; number: string; account: string; amount: number }) => ReturnType<SendToWechat>,
  ): Promise<SplitNews | undefined> => {
    const results = [];
    for (const { place, account, amount, of } of receiverParts(step, receivers)) {
      const { status, answer } = await ask({ of: of ?? '', number: `${step.number}_${place}`, account, amount });
      if (status === 404) return undefined;
      results.push({
        place,
        ...(status === 200 ? readReturn(answer) : { result: 'FAILED', fail_reason: Fault.parse(answer).code }),
      });
    }
    const done = results.filter(({ result }) => result === 'SUCCESS').map(({ place }) => place);
    const reason = results.find(({ fail_reason }) => fail_reason)?.fail_reason;
    const isOpen = results.some(({ result }) => result === 'PROCESSING');
    // What the platform got lies with it already.
    const own = step.parts.flatMap(({ receiver }, place) => (receiver === platformReceiver ? [place] : []));
    return stepNews(step, [...done, ...own], { reference: '', reason, isOpen });
  };
  return {
    instruct: async (step, { reference = '' }) => {
      if (step.kind === 'return') {
        const news = await returnNews(step, ({ of, number, account, amount }) => {
          const named = { out_order_no: of, out_return_no: number, return_mchid: account };
          return send('POST', returns, { ...named, amount, description: '退款' });
        });
        return news ?? refusedStep(step, 'the split is not known');
      }
      const known = receiverParts(step, receivers);
      if (known.length === 0) return splitNews(step, reference);
      const list = known.map(({ account, amount }) => ({
        type: 'MERCHANT_ID',
        account,
        amount,
        description: '标准许可分账',
      }));
      const order = { appid, transaction_id: reference, out_order_no: step.number, receivers: list };
      const { status, answer } = await send('POST', orders, { ...order, unfreeze_unsplit: false });
      return status === 200 ? splitNews(step, reference, answer) : refusedStep(step, Fault.parse(answer).code);
    },
    findStep: async (step, { reference = '' }) => {
      if (step.kind === 'return') {
        return returnNews(step, ({ of, number }) => send('GET', `${returns}/${number}?out_order_no=${of}`));
      }
      const { status, answer } = await send('GET', `${orders}/${step.number}?transaction_id=${reference}`);
      return status === 200 ? splitNews(step, reference, answer) : undefined;
    },
  };
}

const readReturn = (answer: unknown) => ReturnAnswer.parse(answer);
