import { expect, test } from 'vitest';
import { captureTransfer, payoutTransfer, readTransferName, refundTransfer } from '#shared/trade/transfer-names.ts';

test.each([
  [captureTransfer('ord-1'), { kind: 'sale', subject: 'ord-1' }],
  [refundTransfer('ord-1', 'ref-1'), { kind: 'refund', subject: 'ord-1' }],
  [payoutTransfer('payout-1'), { kind: 'payout', subject: 'payout-1' }],
  ['correction-7', { kind: 'other', subject: 'correction-7' }],
])('%s', (name, told) => {
  expect(readTransferName(name)).toEqual(told);
});
