import { describe, expect, test } from 'vitest';
import { applyEvent } from '#shared/deposits/decide-move.ts';
import type { Claims, Deposit } from '#shared/deposits/deposit.ts';
import { screen } from '#shared/deposits/screening.ts';
import { likenessOf, sketchOf } from '#shared/deposits/sketch.ts';
import { claims, declaration, depositor } from './made-deposits.ts';

const nobody = { ofNumber: [], ofFile: [], ofText: [] };

function made(digit: string, more: Partial<Deposit> = {}): Deposit {
  const deposit = `dep-${digit.repeat(24)}`;
  const at = '2026-11-01T00:00:00.000Z';
  const declared = {
    deposit,
    revision: 1,
    at,
    move: 'declare',
    from: null,
    to: 'uploading',
    actor: depositor,
  } as const;
  return { ...applyEvent(undefined, { ...declared, reason: null, requestId: 'r', change: declaration }), ...more };
}

const claiming = (said: Partial<Claims>) => made('1', { claims: { ...claims, ...said } });
const elsewhere = { holder: { organization: 'org-made-other', name: { zh: '他会' }, creditCode: 'x' } };
const codes = (deposit: Deposit, kin = {}) => screen(deposit, { ...nobody, ...kin }).map(({ code }) => code);
const clauses = (n: number, word = '要求') =>
  Array.from({ length: n }, (_, i) => `第 ${i} 条 ${word} 应当 ${(i * 7919) % 1009} 符合 ${(i * 104_729) % 997}`).join(
    '\n',
  );

describe('claims', () => {
  test.each<[string, Partial<Claims>, string[]]>([
    ['a number of an association', {}, []],
    ['a number of an enterprise', { number: 'Q/GUIJU 1-2026' }, []],
    ['a national number', { number: 'GB/T 19001-2016' }, ['number-of-the-state']],
    ['a sector number', { number: 'HJ 1-2026' }, ['number-of-the-state']],
    ['a local number', { number: 'DB21/T 3456-2021' }, ['number-of-the-state']],
    ['a number of ISO', { number: 'ISO 9001:2015' }, ['text-of-iso-or-iec']],
    ['an adoption of IEC', { adoption: { numbers: ['IEC 60050-151:2001'], permission: 'x' } }, ['text-of-iso-or-iec']],
    ['an adoption of another association', { adoption: { numbers: ['T/CAS 3-2021'], permission: 'x' } }, []],
    ['an agent without authority', { ownership: { basis: 'agency' } }, ['permission-missing']],
    ['an agent with authority', { ownership: { basis: 'agency', chain: 'power of attorney' } }, []],
  ])('%s', (_, said, found) => {
    expect(codes(claiming(said))).toEqual(found);
  });
});

test('what the file gave rise to when it was read is among the findings', () => {
  const mark = { code: 'secrecy-mark', about: '机密', page: 1 } as const;
  expect(screen(made('1', { fileFindings: [mark] }), nobody)).toEqual([mark]);
});

describe('other deposits', () => {
  test.each<[string, Partial<Deposit>, string[]]>([
    ['of another holder count', elsewhere, ['number-of-another-holder']],
    ['of another holder count when withdrawn', { ...elsewhere, state: 'withdrawn' }, ['number-of-another-holder']],
    ['that were rejected do not', { ...elsewhere, state: 'rejected' }, []],
    ['of one’s own count while they are active', { state: 'accepted' }, ['number-held-already']],
    ['of one’s own that are gone do not', { state: 'withdrawn' }, []],
  ])('of the same number %s', (_, other, found) => {
    expect(codes(made('1'), { ofNumber: [made('2', other)] })).toEqual(found);
  });

  test('an earlier version that is superseded is no conflict', () => {
    const earlier = made('2', { state: 'accepted' });
    expect(codes(made('1', { supersedes: earlier.id }), { ofNumber: [earlier] })).toEqual([]);
  });

  test('a text with a few words changed is found, another one is not', () => {
    const mine = made('1', { sketch: sketchOf(clauses(200)) });
    const other = (text: string) =>
      made('2', { ...elsewhere, file: { ...mine.file, sha256: 'c'.repeat(64) }, sketch: sketchOf(text) });
    const altered = other(clauses(200).replace('第 7 条', '第七条款'));
    expect(screen(mine, { ...nobody, ofText: [altered] })).toMatchObject([
      { code: 'text-of-another-deposit', about: altered.id, likeness: expect.any(Number) },
    ]);
    expect(codes(mine, { ofText: [other(clauses(200, '方法'))] })).toEqual([]);
  });
});

describe('a sketch', () => {
  test('does not depend on spaces, punctuation, width or case', () => {
    const text = clauses(40, 'Quality');
    expect(sketchOf(text.toUpperCase().replaceAll(' ', '，\n'))).toEqual(sketchOf(text));
  });

  test('tells how alike texts are', () => {
    const [whole, most] = [sketchOf(clauses(200)), sketchOf(clauses(160))];
    expect(likenessOf(whole, whole)).toBe(1);
    expect(likenessOf(whole, most)).toBeGreaterThan(0.6);
    expect(likenessOf(whole, most)).toBeLessThan(0.95);
    expect(likenessOf(whole, sketchOf(clauses(200, '试验方法')))).toBeLessThan(0.4);
  });

  test('of a text that is too short is none, and like nothing', () => {
    expect(sketchOf('前言')).toEqual([]);
    expect(likenessOf([], [])).toBe(0);
  });
});
