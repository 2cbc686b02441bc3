import type { PaymentNews, PaymentProvider, RefundNews } from '#shared/trade/payment-provider.ts';

/** A provider that keeps what it is told, for tests to press its buttons. */
export interface MemoryProvider extends PaymentProvider {
  payments: Map<string, PaymentNews>;
  refunds: Map<string, RefundNews>;
  /** Fen that went back to the buyer. */
  returned: number;
  /** What it does instead of answering, one a call; `lose` does the work and then fails. */
  faults: ('fail' | 'lose' | 'refuse')[];
  /** The buyer pays; answers what a notice would say. */
  pay(payment: string): PaymentNews;
}

export function memoryProvider(): MemoryProvider {
  const payments: MemoryProvider['payments'] = new Map();
  const refunds: MemoryProvider['refunds'] = new Map();
  const suffer = <T>(work: (isRefused: boolean) => T): T => {
    const fault = provider.faults.shift();
    if (fault === 'fail') throw new Error('the provider cannot be reached');
    const answer = work(fault === 'refuse');
    if (fault === 'lose') throw new Error('the answer was lost');
    return answer;
  };
  const provider: MemoryProvider = {
    payments,
    refunds,
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
    refund: async ({ id: refund, amount }) =>
      suffer((isRefused) => {
        const reference = `m-${refund}`;
        const known = refunds.get(refund);
        if (known) return known;
        const answer: RefundNews = isRefused
          ? { kind: 'refund', refund, state: 'refused', reference, reason: 'too late' }
          : { kind: 'refund', refund, state: 'done', reference };
        if (!isRefused) provider.returned += amount;
        refunds.set(refund, answer);
        return answer;
      }),
    findRefund: async ({ id }) => refunds.get(id),
    readNotice: ({ body }) => JSON.parse(body),
  };
  return provider;
}
