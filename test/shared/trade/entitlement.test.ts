import { describe, expect, test } from 'vitest';
import { isLaterEdition, workOf } from '#shared/trade/edition-work.ts';
import { isInForce, mayUse } from '#shared/trade/entitlement.ts';
import { monthsAfter } from '#shared/trade/entitlement-writes.ts';
import { madeEntitlement } from './made-entitlements.ts';

const at = '2026-11-25T08:00:00.000Z';
const user = { person: 'rita', name: null, since: at };
const named = madeEntitlement({ licence: 'READ-1', users: [user] });
const forAll = madeEntitlement({ licence: 'ORG', seats: null, limits: { months: 12 } });

describe('a licence may be used', () => {
  test.each([
    ['by its named user', named, 'rita', ['org-buyer'], at, true],
    ['by nobody else of the holder', named, 'otto', ['org-buyer'], at, false],
    ['by a named user no longer when they leave the holder', named, 'rita', [], at, false],
    ['by every member where it is for all', forAll, 'otto', ['org-buyer', 'org-other'], at, true],
    ['by no member of others', forAll, 'otto', ['org-other'], at, false],
    ['not before it begins', named, 'rita', ['org-buyer'], '2026-11-25T07:59:59.999Z', false],
    ['not once it is revoked', { ...named, state: 'revoked' as const }, 'rita', ['org-buyer'], at, false],
    ['not from its end on', { ...named, until: at }, 'rita', ['org-buyer'], at, false],
  ])('%s', (_, entitlement, person, memberOf, now, answer) => {
    expect(mayUse(entitlement, { person, memberOf }, now)).toBe(answer);
  });

  test('holds to the last instant before its end', () => {
    expect(isInForce({ ...named, until: '2026-11-26T00:00:00.000Z' }, '2026-11-25T23:59:59.999Z')).toBe(true);
  });
});

test.each([
  ['2026-11-25T08:00:00.000Z', 12, '2027-11-25T08:00:00.000Z'],
  ['2027-01-31T08:00:00.000Z', 1, '2027-02-28T08:00:00.000Z'],
  ['2028-02-29T08:00:00.000Z', 12, '2029-02-28T08:00:00.000Z'],
  ['2026-12-15T08:00:00.000Z', 1, '2027-01-15T08:00:00.000Z'],
])('a term from %s over %i months ends on %s', (from, months, until) => {
  expect(monthsAfter(from, months)).toBe(until);
});

test.each([
  ['T/GUIJU 1-2028', 'T/GUIJU 1-2026', true],
  ['T/GUIJU 1-2026', 'T/GUIJU 1-2026', false],
  ['T/GUIJU 1-2024', 'T/GUIJU 1-2026', false],
  ['T/GUIJU 2-2028', 'T/GUIJU 1-2026', false],
])('whether %s is a later edition of %s: %s', (number, earlier, answer) => {
  expect(isLaterEdition(number, earlier)).toBe(answer);
});

test('editions of one standard are one work', () => {
  expect(workOf('T/GUIJU 1-2028', 'any')).toBe(workOf('T/GUIJU 1-2026', 'any'));
  expect(workOf('no number at all', 'its-id')).toBe('its-id');
});
