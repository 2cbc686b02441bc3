import { expect, test } from 'vitest';
import type { Deposit } from '#shared/deposits/deposit.ts';
import { dueOf } from '#shared/deposits/service-clock.ts';

const statement = { sealedAt: '2026-11-01T08:30:00.000Z' } as Deposit['statement'];
const challenge = { by: 'max', at: '2026-12-20T23:59:00.000Z', reason: 'clause 4 is ours' };
const amendment = { by: 'rui', at: '2027-01-01T08:00:00.000Z', reason: 'name all drafters' };

test.each([
  ['waits for nobody while it stands accepted', { state: 'accepted', statement }, null, null],
  ['waits for its file without a term', { state: 'uploading' }, null, null],
  ['under review waits for a reviewer since it was sealed', { state: 'under-review', statement }, null, '2026-11-16'],
  ['challenged waits for both sides', { state: 'challenged', statement, challenge }, '2027-01-04', '2027-01-19'],
  ['to be corrected waits for it', { state: 'challenged', challenge, amendment }, '2027-01-31', '2027-01-31'],
  ['appealed for waits for a reviewer', { state: 'appealed', appeal: amendment }, null, '2027-01-31'],
  ['forgets a challenge that was decided', { state: 'accepted', statement, challenge }, null, null],
] as const)('a deposit %s', (_, deposit, holder, reviewer) => {
  const due = dueOf(deposit);
  expect([due.holder?.slice(0, 10) ?? null, due.reviewer?.slice(0, 10) ?? null]).toEqual([holder, reviewer]);
});
