import { describe, expect, test } from 'vitest';
import { OrderState } from '#shared/trade/order.ts';
import { orderMoves } from '#shared/trade/order-moves.ts';

const terminal: OrderState[] = ['expired', 'cancelled', 'refunded'];
const namesFrom = (state: OrderState) =>
  orderMoves.filter(({ from }) => (from as readonly (OrderState | null)[]).includes(state)).map(({ name }) => name);

describe('an order moves along the table (domain E.2)', () => {
  test.each(terminal)('%s is the end', (state) => expect(namesFrom(state)).toEqual([]));

  test('every other state can be left, and every state but the first is reached', () => {
    for (const state of OrderState.options) {
      if (!terminal.includes(state)) expect(namesFrom(state), state).not.toEqual([]);
    }
    const reached = orderMoves.flatMap(({ to }) => (typeof to === 'string' && to !== 'same' ? [to] : []));
    const decided = ['settled', 'refunded', 'partly-refunded'];
    expect([...new Set([...reached, ...decided])].sort()).toEqual([...OrderState.options].sort());
  });

  test('money comes in while the order is open, and a lapsed one takes none', () => {
    const pay = orderMoves.filter(({ name }) => name === 'pay').flatMap(({ from }) => [...from]);
    expect([...new Set(pay)]).toEqual(['placed', 'awaiting-payment']);
  });

  test('whoever decides on money of others is a reviewer', () => {
    for (const { name, by } of orderMoves) {
      if (['approve-refund', 'uphold', 'release'].includes(name)) expect(by, name).toBe('reviewer');
    }
  });
});
