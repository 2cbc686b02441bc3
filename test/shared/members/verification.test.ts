import { describe, expect, it, test } from 'vitest';
import type { Organization, OrganizationState } from '#shared/members/membership.ts';
import { isOpenTo, moves, twoPersons, VerificationDecision } from '#shared/members/verification.ts';

const at = '2026-03-16T02:00:00Z';

function organization(state: OrganizationState, by?: string): Organization {
  return {
    id: 'org-test',
    name: { zh: '测试协会' },
    creditCode: '91350100M000100Y43',
    state,
    asked: by ? { by, at } : null,
    revision: 1,
    createdAt: at,
    updatedAt: at,
  };
}

test.each<[OrganizationState, boolean, VerificationDecision[]]>([
  ['unverified', false, []],
  ['unverified', true, ['approve', 'refuse']],
  ['verified', false, ['suspend']],
  ['suspended', false, ['reinstate']],
])('%s, asked: %s is open to %j and to nothing else', (state, asked, expected) => {
  const standing = organization(state, asked ? 'asker' : undefined);
  expect(VerificationDecision.options.filter((decision) => isOpenTo(standing, decision))).toEqual(expected);
});

test('only an approval or a reinstatement verifies', () => {
  const verifying = VerificationDecision.options.filter((decision) => moves[decision].to === 'verified');
  expect(verifying).toEqual(['approve', 'reinstate']);
});

describe('two persons', () => {
  const waiting = organization('unverified', 'asker');
  it.each([
    ['a reviewer who has no part in it', { person: 'reviewer', belongs: false }, false],
    ['who asked', { person: 'asker', belongs: false }, true],
    ['a member', { person: 'reviewer', belongs: true }, true],
  ])('%s breaks the rule: %s %s', (_who, decider, breaks) => {
    expect(twoPersons.some((rule) => rule.breaks(waiting, decider))).toBe(breaks);
  });
});
