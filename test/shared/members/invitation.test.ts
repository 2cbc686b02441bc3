import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NewInvitation, parseToken, printToken } from '#shared/members/invitation.ts';
import { newId, newSecret } from '#shared/members/secret.ts';

test('a token that was printed is read again', () => {
  const token = { organization: `org-${newId()}`, invitation: newId(), secret: newSecret() };
  expect(parseToken(printToken(token))).toEqual(token);
});

test('nothing else is a token', () => {
  fc.assert(fc.property(fc.string(), (text) => parseToken(text) === undefined));
  const token = printToken({ organization: 'org-demo', invitation: newId(), secret: newSecret() });
  for (const wrong of [`${token}x`, token.slice(1), token.replaceAll('.', '/')])
    expect(parseToken(wrong)).toBeUndefined();
});

test('an invitation holds for a week and for anybody unless it says otherwise', () => {
  expect(NewInvitation.parse({})).toEqual({ roles: [], address: null, days: 7 });
  const said = { roles: ['buyer', 'buyer'], address: 'Anna@Example.org', days: 1 };
  expect(NewInvitation.parse(said)).toEqual({ roles: ['buyer'], address: 'anna@example.org', days: 1 });
});

test.each([{ address: 'anna' }, { address: 'a b@example.org' }, { days: 0 }, { days: 31 }, { roles: ['root'] }])(
  '%j is no invitation',
  (said) => {
    expect(NewInvitation.safeParse(said).success).toBe(false);
  },
);
