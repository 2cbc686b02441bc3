import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commit, makeStatement, opens, Statement, statementBytes } from '#shared/deposits/statement.ts';
import { claims, file, holder } from './made-deposits.ts';

const salts = { claims: '01'.repeat(32), depositor: '02'.repeat(32) };
const statement = makeStatement({
  depositId: 'dep-0123456789abcdef01234567',
  documentSha256: file.sha256,
  bytes: file.bytes,
  mediaType: file.mediaType,
  sealedAt: '2026-11-01T00:00:00.000Z',
  claims,
  depositor: holder,
  salts,
});

test('names neither holder nor standard', () => {
  const text = Buffer.from(statementBytes(statement)).toString();
  for (const hidden of [claims.number, 'GUIJU', claims.titles.zh, holder.name.zh, holder.organization]) {
    expect(text).not.toContain(hidden);
  }
  expect(text).not.toContain(createHash('sha256').update(claims.number).digest('hex'));
});

test('is opened by the claims and their salt alone', () => {
  expect(opens(statement.claimsCommitment, salts.claims, claims)).toBe(true);
  expect(opens(statement.depositorCommitment, salts.depositor, holder)).toBe(true);
  expect(opens(statement.claimsCommitment, salts.depositor, claims)).toBe(false);
  expect(opens(statement.claimsCommitment, salts.claims, { ...claims, number: 'T/GUIJU 2-2026' })).toBe(false);
});

test('says what it proves and what it does not', () => {
  expect(statement.proves).toContain('existence-no-later-than');
  expect(statement.doesNotProve).toEqual(['authorship', 'validity', 'compliance']);
});

test('has one form in bytes, which reads back as itself', () => {
  const bytes = statementBytes(statement);
  const read = Statement.parse(JSON.parse(Buffer.from(bytes).toString()));
  expect(Buffer.from(statementBytes(read))).toEqual(Buffer.from(bytes));
});

test('commitments of different salts never show that their values are equal', () => {
  const salt = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
  fc.assert(
    fc.property(salt, salt, (one, other) => {
      fc.pre(one !== other);
      expect(commit(one, claims)).not.toBe(commit(other, claims));
    }),
  );
});
