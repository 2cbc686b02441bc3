import { expect, test } from 'vitest';
import { addressOf } from '#frontend/app/enhance/suggested.ts';

test.each([
  ['designation', 'gb-t.19001-2016', '/en/standards/gb-t.19001-2016'],
  ['title', 'iso.9001-2015', '/en/standards/iso.9001-2015'],
  ['topic', '13.060', '/en/classifications/ics/13.060'],
  ['topic', 'A10/19', '/en/classifications/ccs/A10/19'],
  ['issuer', 'T/CAS', '/en/standards?issuer=T%2FCAS'],
  ['topic', null, undefined],
])('a suggested %s %s leads to %s', (kind, id, address) => {
  expect(addressOf({ text: '', hint: null, kind, id }, '/en/standards', '/en/classifications')).toBe(address);
});
