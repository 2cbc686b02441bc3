import { expect, test } from 'vitest';
import { withLine } from '#frontend/app/basket.server.ts';
import type { WantedLine } from '#shared/trade/quote.ts';

const listing = 'lst-0123456789abcdef01234567';
const one: WantedLine = { listing, licence: 'READ-1', quantity: 1 };
const other: WantedLine = { listing, licence: 'ORG', quantity: 1 };

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ listing, ...fields })) form.set(name, value);
  return form;
}

test.each([
  ['a licence is put in, one piece unless it says more', [], { licence: 'ORG' }, [other]],
  [
    'what is in already is changed',
    [one, other],
    { licence: 'READ-1', quantity: '3' },
    [other, { ...one, quantity: 3 }],
  ],
  ['nought takes it out', [one, other], { licence: 'READ-1', quantity: '0' }, [other]],
  ['what is no licence changes nothing', [one], { licence: 'TO-IMPLEMENT' }, [one]],
  ['neither does a number that is none', [one], { licence: 'ORG', quantity: 'many' }, [one]],
] as const)('%s', (_name, lines, fields, expected) => {
  expect(withLine(lines, formOf(fields))).toEqual(expected);
});

test('a basket holds as many lines as an order, the latest ones', () => {
  const many = Array.from(
    { length: 10 },
    (_, i): WantedLine => ({ ...one, listing: `lst-${String(i).padStart(24, '0')}` }),
  );
  expect(withLine(many, formOf({ licence: 'ORG' }))).toEqual([...many.slice(1), other]);
});
