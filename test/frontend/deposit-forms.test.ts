import { describe, expect, test } from 'vitest';
import { callOfDeclaration, callOfMove, decisionOf } from '#frontend/app/deposit-forms.ts';
import { Declaration } from '#shared/deposits/declare-deposit.ts';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const least = {
  key: 'a key of this form',
  organization: 'org-demo-association',
  sha256: 'A'.repeat(64),
  bytes: '12',
  mediaType: 'application/pdf',
  number: ' T/GUIJU 1-2026 ',
  zh: '标准',
  en: '',
  basis: 'original',
  access: 'metadata',
  adopts: '',
  permission: '',
};

describe('a sent wizard', () => {
  test('declares what was filled in and leaves out what was not', () => {
    const { body, headers, path } = callOfDeclaration(formOf(least));
    expect([path, headers]).toEqual(['deposits', { 'idempotency-key': 'a key of this form' }]);
    expect(Declaration.parse(body)).toEqual({
      organization: 'org-demo-association',
      file: { sha256: 'a'.repeat(64), bytes: 12, mediaType: 'application/pdf' },
      claims: {
        number: 'T/GUIJU 1-2026',
        titles: { zh: '标准' },
        ownership: { basis: 'original' },
        access: 'metadata',
      },
      isConfidential: false,
    });
  });

  test.each([
    ['ISO 9001:2015', ['ISO 9001:2015']],
    ['ISO 9001:2015\r\nIEC 60335-1:2020\n', ['ISO 9001:2015', 'IEC 60335-1:2020']],
    ['ISO 9001:2015，IEC 60335-1:2020; ', ['ISO 9001:2015', 'IEC 60335-1:2020']],
  ])('reads adopted numbers from “%s”', (adopts, numbers) => {
    const { body } = callOfDeclaration(formOf({ ...least, adopts, permission: 'by contract' }));
    expect(Declaration.parse(body).claims.adoption).toEqual({ numbers, permission: 'by contract' });
  });

  test('is refused an adoption without permission', () => {
    const { body } = callOfDeclaration(formOf({ ...least, adopts: 'ISO 9001:2015' }));
    expect(Declaration.safeParse(body).success).toBe(false);
  });

  test('keeps the claims closed when asked to', () => {
    const { body } = callOfDeclaration(formOf({ ...least, confidential: 'on' }));
    expect(Declaration.parse(body).isConfidential).toBe(true);
  });
});

describe('a form of the desk', () => {
  const id = 'dep-0123456789abcdef01234567';
  const sent = (move: string, more = {}) => callOfMove(id, formOf({ move, revision: '4', reason: 'why', ...more }));

  test.each([
    ['answer', {}, 'answers', { reason: 'why' }],
    ['counter-notice', {}, 'counter-notices', { reason: 'why' }],
    ['appeal', {}, 'appeals', { reason: 'why' }],
    ['withdraw', {}, 'withdraw', { reason: 'why' }],
    ['disclose', {}, 'disclose', undefined],
    ['offer-transfer', { to: 'org-taker' }, 'transfers', { to: 'org-taker', reason: 'why' }],
    ['take-transfer', {}, 'transfers/accept', { reason: 'why' }],
    ['challenge', {}, 'challenges', { standing: 'why' }],
    ['accept', { code: 'in-order' }, 'decisions', { decision: 'accept', reason: 'why', code: 'in-order' }],
    ['propose-rejection', {}, 'decisions', { decision: 'reject', reason: 'why', code: 'other' }],
    ['delist', { code: 'court-order' }, 'decisions', { decision: 'delist', reason: 'why', code: 'court-order' }],
  ])('“%s” is asked of the API on the revision that was seen', (move, more, address, body) => {
    const headers = { 'if-match': '"r4"' };
    expect(sent(move, more)).toMatchObject({ method: 'POST', path: `deposits/${id}/${address}`, headers });
    expect(sent(move, more)?.body).toEqual(body);
  });

  test.each(['seal', 'supersede', '__proto__', ''])('there is none for “%s”', (move) => {
    expect(sent(move)).toBeUndefined();
    expect(decisionOf(move)).toBeUndefined();
  });
});
