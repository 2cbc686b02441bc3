import type { Order, OrderEvent, OrderLine } from '#shared/trade/order.ts';

export interface MadeLine {
  listing: string;
  holder: string;
  number: string;
  licence: OrderLine['licence'];
  total: number;
  tax: number;
}

export const made: MadeLine = {
  listing: 'lst-000000000000000000000001',
  holder: 'org-seller',
  number: 'T/GJ 1-2026',
  licence: 'READ-1',
  total: 19_900,
  tax: 1_126,
};

const hash = 'ab'.repeat(32);

function lineOf({ number, total, ...line }: MadeLine): OrderLine {
  return {
    ...line,
    number,
    standard: number.toLowerCase().replace(/[/ ]/g, '-'),
    title: { zh: `${number} 的正文` },
    total,
    unit: total,
    priceVersion: 1,
    holderName: { zh: '示例协会' },
    deposit: 'dep-000000000000000000000001',
    fileSha256: hash,
    mediaType: 'application/pdf',
    limits: {},
    work: 'wrk',
    policy: {},
    policyHash: hash,
    quantity: 1,
    seats: 1,
    isMemberPrice: false,
    taxBasisPoints: 600,
    taxCategory: 'digital-content',
  };
}

/** The last of the three events that an order has when it has been paid. */
const eventOf = (at: string): OrderEvent => ({
  revision: 3,
  at,
  move: 'fulfil',
  from: 'paid',
  to: 'fulfilled',
  actor: { kind: 'service', subject: 'service' },
  reason: null,
  requestId: 'made',
  previous: hash,
  change: { fulfilledAt: at },
});

/** `ord-…` of a number. */
export const orderId = (n: number) => `ord-${String(n).padStart(24, '0')}`;

/** An order that has just been paid. */
export function paidOrder(id: string, lines: readonly MadeLine[], paidAt: string): Order {
  const sum = (field: 'total' | 'tax') => lines.reduce((all, line) => all + line[field], 0);
  return {
    id,
    revision: 3,
    state: 'fulfilled',
    quote: 'quo-000000000000000000000001',
    request: hash,
    buyer: { organization: 'org-buyer', name: { zh: '示例公司' }, creditCode: '91210100MA0000000X' },
    by: 'bo',
    lines: lines.map(lineOf),
    total: sum('total'),
    tax: sum('tax'),
    currency: 'CNY',
    placedAt: paidAt,
    expiresAt: paidAt,
    paidAt,
    fulfilledAt: paidAt,
    captured: sum('total'),
    refunded: 0,
    reservedRefund: 0,
    downloaded: false,
    updatedAt: paidAt,
    events: [eventOf(paidAt)],
  };
}
