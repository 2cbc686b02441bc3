import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTimeStamp, timeStampRequest } from '#shared/log/time-stamp.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const abc = new TextEncoder().encode('abc');
/** SHA-256 of "abc", in the frame of RFC 3161 §2.4.1. */
const imprint =
  '3031300d060960864801650304020105000420ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test.each([
  ['01', '020101'],
  ['7f00', '02027f00'],
  ['80', '02020080'],
  ['0000ff', '020200ff'],
  ['00', '020100'],
])('a request with number %s is DER of the standard', (nonce, integer) => {
  const body = `020101${imprint}${integer}0101ff`;
  const length = (body.length / 2).toString(16);
  expect(hex(timeStampRequest(abc, Buffer.from(nonce, 'hex')))).toBe(`30${length}${body}`);
});

test('an answer that refuses, or is none, is no time stamp', () => {
  // Status 2, rejection, without a token.
  expect(() => readTimeStamp(Buffer.from('30053003020102', 'hex'))).toThrow('no time stamp was granted (2)');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(() => readTimeStamp(bytes)).toThrow(RangeError);
    }),
  );
});
