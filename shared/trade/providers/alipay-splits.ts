import * as z from 'zod';
import type { PaymentProvider } from '../payment-provider.ts';
import { platformReceiver, type SplitPart, type SplitStep } from '../splitting.ts';
import { numberOf, yuan } from './alipay-money.ts';
import type { AlipaySettings } from './provider-settings.ts';
import { type ReceiverPart, receiverParts, refusedStep, stepNews } from './split-parts.ts';

const Settled = z.object({
  royalty_detail_list: z.array(
    z.object({ trans_in: z.string(), state: z.string(), error_code: z.string().optional() }),
  ),
});

/** Calls a method; `refusal` is the code of a fault of which Alipay says that nothing was done. */
export type AskAlipay = (method: string, content: unknown) => Promise<{ answer: unknown } | { refusal: string }>;
type Splits = Pick<PaymentProvider, 'instruct' | 'findStep'>;

const royalty = { royalty_type: 'transfer', desc: '标准许可分账' };

/**
 * Splits by `alipay.trade.order.settle`; what no receiver gets is the platform's. Nothing is taken back before a refund:
 * the refund itself says from whom (`refundRoyalties`), and Alipay does both or neither.
 */
export function alipaySplits({ receivers }: AlipaySettings, ask: AskAlipay): Splits {
  const everything = ({ parts }: SplitStep) => parts.map((_, place) => place);
  const read = (step: SplitStep, known: readonly ReceiverPart[], answer: unknown) => {
    const { royalty_detail_list: details } = Settled.parse(answer);
    const detailOf = ({ account }: ReceiverPart) => details.find(({ trans_in }) => trans_in === account);
    const done = known.filter((part) => detailOf(part)?.state === 'SUCCESS').map(({ place }) => place);
    const own = step.parts.flatMap(({ receiver }, place) => (receiver === platformReceiver ? [place] : []));
    const isComplete = done.length + own.length === step.parts.length;
    const reason = details.find(({ error_code }) => error_code)?.error_code;
    const isOpen = details.some(({ state }) => state === 'PROCESSING');
    return stepNews(step, isComplete ? [...done, ...own] : done, { reference: numberOf(step.number), reason, isOpen });
  };
  const findStep: Splits['findStep'] = async (step, { reference: trade_no }) => {
    const known = receiverParts(step, receivers);
    if (step.kind === 'return' || known.length === 0) return undefined;
    const found = await ask('alipay.trade.order.settle.query', { out_request_no: numberOf(step.number), trade_no });
    return 'answer' in found ? read(step, known, found.answer) : undefined;
  };
  return {
    findStep,
    instruct: async (step, payment) => {
      const known = receiverParts(step, receivers);
      if (step.kind === 'return') return stepNews(step, everything(step), { reference: '' });
      if (known.length === 0) return read(step, known, { royalty_detail_list: [] });
      const told = await ask('alipay.trade.order.settle', {
        out_request_no: numberOf(step.number),
        trade_no: payment.reference,
        royalty_parameters: known.map(({ account: trans_in, amount }) => ({
          ...royalty,
          trans_in_type: 'userId',
          trans_in,
          amount: yuan(amount),
        })),
        ...(known.length < step.parts.length && { extend_params: { royalty_finish: 'true' } }),
      });
      if ('refusal' in told) return refusedStep(step, told.refusal);
      return (await findStep(step, payment)) ?? stepNews(step, [], { reference: '', isOpen: true });
    },
  };
}

/** From whom a refund takes what they were given. */
export function refundRoyalties({ receivers }: AlipaySettings, taken: readonly SplitPart[]) {
  const parts = receiverParts({ parts: [...taken] }, receivers);
  if (parts.length === 0) return {};
  return {
    refund_royalty_parameters: parts.map(({ account: trans_out, amount }) => ({
      ...royalty,
      trans_out_type: 'userId',
      trans_out,
      amount: yuan(amount),
    })),
  };
}
