import { describe, expect, it, test } from 'vitest';
import { type ApiKey, openHashes, parseKey, printKey, rotated } from '#shared/members/api-key.ts';
import { hashOf, isSecret, newSecret } from '#shared/members/secret.ts';

const key: ApiKey = {
  key: 'abcdefghjkmn',
  person: 'anna',
  name: null,
  label: 'test',
  scopes: [],
  sandbox: false,
  secrets: [{ hash: 'first', until: '2026-06-01T00:00:00.000Z' }],
  createdAt: '2026-03-01T00:00:00.000Z',
  expiresAt: '2026-06-01T00:00:00.000Z',
  revokedAt: null,
  revision: 1,
};
const second = rotated(key, 'second', '2026-03-11T00:00:00.000Z');

test.each([
  [false, 'gj_abcdefghjkmn_'],
  [true, 'gj_test_abcdefghjkmn_'],
])('a key that was printed is read again, and nothing else is a key (sandbox: %s)', (sandbox, prefix) => {
  const [of, secret] = [{ key: 'abcdefghjkmn', sandbox }, newSecret()];
  const printed = printKey(of, secret);
  expect(printed).toBe(`${prefix}${secret}`);
  expect(parseKey(printed)).toEqual({ ...of, secret });
  for (const wrong of ['', 'gj_', prefix, `${printed}=`]) expect(parseKey(wrong)).toBeUndefined();
});

test('a secret is known by its hash alone', () => {
  const secret = newSecret();
  expect([isSecret(secret, hashOf(secret)), isSecret(newSecret(), hashOf(secret))]).toEqual([true, false]);
});

describe('at an instant', () => {
  it.each<[string, ApiKey, string, string[]]>([
    ['a new key opens by its secret', key, '2026-03-10T00:00:00.000Z', ['first']],
    ['a key that expires this instant opens no more', key, '2026-06-01T00:00:00.000Z', []],
    ['a rotated key opens by both in the overlap', second, '2026-03-10T23:59:59.999Z', ['second', 'first']],
    ['and by the new one after it', second, '2026-03-11T00:00:00.000Z', ['second']],
    ['a revoked key opens by none', { ...second, revokedAt: key.createdAt }, '2026-03-10T00:00:00.000Z', []],
  ])('%s', (_what, apiKey, at, hashes) => {
    expect(openHashes(apiKey, at)).toEqual(hashes);
  });
});

test('rotating twice drops the first secret, and no overlap outlives the key', () => {
  const third = rotated(second, 'third', '2027-01-01T00:00:00.000Z');
  expect(third.secrets).toEqual([
    { hash: 'third', until: key.expiresAt },
    { hash: 'second', until: key.expiresAt },
  ]);
  expect(third.revision).toBe(3);
});
