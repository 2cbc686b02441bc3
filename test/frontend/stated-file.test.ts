import { expect, test } from 'vitest';
import { readStatement } from '#frontend/app/stated-file.ts';

const statement = {
  type: 'guiju-deposit-statement',
  depositId: 'dep-0123456789abcdef01234567',
  documentSha256: 'a'.repeat(64),
  bytes: 12,
  sealedAt: '2026-11-25T07:56:04.120Z',
};
const read = (value: unknown) => readStatement(new TextEncoder().encode(JSON.stringify(value)));

test('a statement tells which file was sealed, and when', () => {
  const { type: _, ...stated } = statement;
  expect(read(statement)).toEqual(stated);
});

test.each([
  ['another kind of statement', { ...statement, type: 'validity-report' }],
  ['a hash in capitals', { ...statement, documentSha256: 'A'.repeat(64) }],
  ['no hash', { ...statement, documentSha256: undefined }],
  ['a length that is no number', { ...statement, bytes: '12' }],
  ['no time', { ...statement, sealedAt: undefined }],
  ['a list', [statement]],
  ['nothing', null],
])('%s is no statement of a deposit', (_, value) => {
  expect(read(value)).toBeUndefined();
});

test('bytes that are no text are no statement', () => {
  expect(readStatement(Uint8Array.of(0xff, 0xfe))).toBeUndefined();
});
