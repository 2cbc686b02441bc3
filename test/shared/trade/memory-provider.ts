import type { PaymentNews, PaymentProvider, RefundNews, SplitNews } from '#shared/trade/payment-provider.ts';
import type { SplitStep } from '#shared/trade/splitting.ts';

export type ProviderFault = 'fail' | 'lose' | 'refuse' | 'slow';

/** A provider that keeps what it is told, for tests to press its buttons. */
export interface MemoryProvider extends PaymentProvider {
  payments: Map<string, PaymentNews>;
  refunds: Map<string, RefundNews>;
  /** Instructions to divide money or take it back, with their ends, by number. */
  steps: Map<string, { payment: string; step: SplitStep; news: SplitNews }>;
  /** Fen of a payment that are divided among receivers. */
  divided(payment: string): number;
  /** Refunds that were paid of money that was divided, which no provider has. */
  unbacked: string[];
  /** Fen that went back to the buyer. */
  returned: number;
  /** What it does instead of answering, one a call; `lose` does the work and then fails, `slow` answers when asked again. */
  faults: ProviderFault[];
  /** The buyer pays; answers what a notice would say. */
  pay(payment: string): PaymentNews;
}

export function memoryProvider(): MemoryProvider {
  const payments: MemoryProvider['payments'] = new Map();
  const refunds: MemoryProvider['refunds'] = new Map();
  const ofPayment = new Map<string, string>();
  const amounts = new Map<string, number>();
  const steps: MemoryProvider['steps'] = new Map();
  const suffer = <T>(work: (isRefused: boolean, isSlow: boolean) => T): T => {
    const fault = provider.faults.shift();
    if (fault === 'fail') throw new Error('the provider cannot be reached');
    const answer = work(fault === 'refuse', fault === 'slow');
    if (fault === 'lose') throw new Error('the answer was lost');
    return answer;
  };
  const provider: MemoryProvider = {
    payments,
    refunds,
    steps,
    unbacked: [],
    divided: (payment) =>
      [...steps.values()]
        .filter((one) => one.payment === payment)
        .flatMap(({ step, news }) =>
          news.done.map((place) => (step.kind === 'split' ? 1 : -1) * (step.parts[place]?.amount ?? 0)),
        )
        .reduce((sum, amount) => sum + amount, 0),
    returned: 0,
    faults: [],
    name: 'sandbox',
    acknowledgement: { type: 'text/plain', body: 'ok' },
    pay: (payment) => {
      const held = payments.get(payment);
      if (!held) throw new Error(`${payment} is not known`);
      const paid = { ...held, state: 'paid' as const };
      payments.set(payment, paid);
      return paid;
    },
    create: async ({ id: payment, amount, currency }) =>
      suffer(() => {
        const fresh = { kind: 'payment', payment, state: 'open', reference: `m-${payment}`, amount, currency } as const;
        if (!payments.has(payment)) payments.set(payment, fresh);
        return { kind: 'redirect', url: `https://provider.example/${payment}` };
      }),
    findPayment: async ({ id }) => payments.get(id),
    refund: async ({ id: refund, amount, cause, captured }, { id: payment }) =>
      suffer((isRefused) => {
        const reference = `m-${refund}`;
        const known = refunds.get(refund);
        if (known) return known;
        const answer: RefundNews = isRefused
          ? { kind: 'refund', refund, state: 'refused', reference, reason: 'too late' }
          : { kind: 'refund', refund, state: 'done', reference };
        const back = [...refunds.values()].filter(
          (one) => one.state === 'done' && ofPayment.get(one.refund) === payment,
        );
        const gone = back.reduce((sum, one) => sum + (amounts.get(one.refund) ?? 0), 0);
        if (cause !== 'surplus' && amount > captured - gone - provider.divided(payment)) provider.unbacked.push(refund);
        ofPayment.set(refund, payment);
        amounts.set(refund, amount);
        if (!isRefused) provider.returned += amount;
        refunds.set(refund, answer);
        return answer;
      }),
    instruct: async (step, { id: payment }) =>
      suffer((isRefused, isSlow) => {
        const { number, parts } = step;
        const known = steps.get(number);
        if (known) return known.news;
        const done = parts.map((_, place) => place).filter((place) => !isRefused || place % 2 === 1);
        const end = { kind: 'split', number, state: 'over', done, reference: `m-${number}` } as const;
        const news: SplitNews = isRefused ? { ...end, reason: 'the account is closed' } : end;
        steps.set(number, { payment, step, news });
        return isSlow ? { ...news, state: 'processing', done: [] } : news;
      }),
    findStep: async ({ number }) => steps.get(number)?.news,
    findRefund: async ({ id }) => refunds.get(id),
    readNotice: ({ body }) => JSON.parse(body),
  };
  return provider;
}
