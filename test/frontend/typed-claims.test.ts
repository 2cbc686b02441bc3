import { expect, test } from 'vitest';
import { callOfDeclaration } from '#frontend/app/deposit-forms.ts';
import { typedOfDeposit, typedOfForm } from '#frontend/app/typed-claims.ts';
import { Declaration } from '#shared/deposits/declare-deposit.ts';
import type { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { claims, holder } from '../shared/deposits/made-deposits.ts';

const adoption = { numbers: ['ISO 9001:2015', 'IEC 60335-1:2020'], permission: 'by contract of 2026-03-01' };
const returned = {
  claims: { ...claims, adoption, patents: 'none known', ownership: { basis: 'agency', chain: 'power of attorney' } },
  holder,
  isDisclosed: false,
  supersedes: null,
  internal: { contact: 'secretary' },
} as unknown as DepositRecord;

test('a returned deposit fills the form with its claims, to be mended and sent again', () => {
  const typed = typedOfDeposit(returned);
  const form = new FormData();
  const file = { key: 'another key', sha256: 'b'.repeat(64), bytes: '9', mediaType: 'text/plain' };
  for (const [name, value] of Object.entries({ ...typed, ...file })) if (value !== undefined) form.set(name, value);
  const { claims: again, contact, isConfidential } = Declaration.parse(callOfDeclaration(form).body);
  expect([again, contact, isConfidential]).toEqual([returned.claims, 'secretary', true]);
});

test('what is not shown to the reader fills nothing', () => {
  expect(typedOfDeposit({ ...returned, claims: null })).toEqual({});
});

test('a refused form keeps its fields and nothing else', () => {
  const form = new FormData();
  form.set('number', 'T/GUIJU 1-2026');
  form.set('unknown', 'x');
  expect(typedOfForm(form)).toEqual({ number: 'T/GUIJU 1-2026' });
});
