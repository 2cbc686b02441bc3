import { expect, test } from 'vitest';
import { callOfOrderForm } from '#frontend/app/order-forms.ts';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test.each([
  [
    { intent: 'pay', provider: 'sandbox' },
    'orders/ord-1/payments',
    { provider: 'sandbox', return: '/en/orders/ord-1' },
  ],
  [{ intent: 'check', payment: 'pay-1' }, 'payments/pay-1/check', undefined],
  [{ intent: 'cancel' }, 'orders/ord-1/cancel', undefined],
  [{ intent: 'dispute', reason: ' not it ' }, 'orders/ord-1/disputes', { reason: 'not it' }],
  [
    { intent: 'decide-dispute', decision: 'uphold', reason: 'so' },
    'orders/ord-1/disputes/decision',
    { uphold: true, reason: 'so' },
  ],
  [
    { intent: 'invoice', title: '示例公司', taxNumber: '91210100ma0000000x' },
    'orders/ord-1/invoice-requests',
    { title: '示例公司', taxNumber: '91210100MA0000000X' },
  ],
])('%o asks for %s', (fields, path, body) => {
  const call = callOfOrderForm('ord-1', formOf(fields), '/en/orders/ord-1');
  expect(call).toMatchObject({ method: 'POST', path, ...(body && { body }) });
});

test('a refund goes out under the key of its form, so that pressing twice asks once', () => {
  const call = callOfOrderForm('ord-1', formOf({ intent: 'refund', key: 'ord-1-refund-1', cause: 'defect' }), '/');
  expect(call).toMatchObject({
    headers: { 'idempotency-key': 'ord-1-refund-1' },
    body: { cause: 'defect', reason: '' },
  });
});

test('there is no other button', () => {
  expect(callOfOrderForm('ord-1', formOf({ intent: 'burn' }), '/')).toBeUndefined();
});
