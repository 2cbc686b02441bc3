import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doorHeader } from '#shared/runtime/caller.ts';
import { visitorAddress, visitorHeader, vouchedAddress } from '#shared/runtime/visitor.ts';
import { apiEvent } from '../../api-event.ts';

const key = 'a key of visitors, long enough to be one';
const [peer, visitor, forged] = ['198.51.100.7', '203.0.113.9', '192.0.2.66'];

function addressOf(headers: Record<string, string>, known: string | undefined = key): string {
  const event = apiEvent({ path: '/', headers });
  event.requestContext.http.sourceIp = peer;
  return visitorAddress(event, known);
}

test.each([
  ['nothing else is known', {}, peer],
  ['anybody may have noted an address', { 'x-forwarded-for': `${forged}, ${visitor}` }, peer],
  ['the door is not the one of this service', { 'x-forwarded-for': visitor, [doorHeader]: 'guessed' }, peer],
  [
    'the cache noted it, after what the visitor wrote',
    { 'x-forwarded-for': `${forged}, ${visitor}`, [doorHeader]: key },
    visitor,
  ],
  ['the gateway noted the cache after it', { 'x-forwarded-for': `${visitor}, ${peer}`, [doorHeader]: key }, visitor],
  ['the cache noted nothing', { [doorHeader]: key }, peer],
  ['the site vouches for it', { [visitorHeader]: vouchedAddress(visitor, key), 'x-forwarded-for': forged }, visitor],
  ['the site is another one', { [visitorHeader]: vouchedAddress(visitor, 'another key') }, peer],
])('an address when %s', (_, headers: Record<string, string>, address) => {
  expect(addressOf(headers)).toBe(address);
});

test('without a key every address is the one of the peer', () => {
  const headers = { [visitorHeader]: vouchedAddress(visitor, key), [doorHeader]: key, 'x-forwarded-for': visitor };
  const event = apiEvent({ path: '/', headers });
  event.requestContext.http.sourceIp = peer;
  expect(visitorAddress(event, undefined)).toBe(peer);
});

test('nobody without the key can be taken for another address', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (told, noted, door) => {
      fc.pre(door !== key);
      expect(addressOf({ [visitorHeader]: told, 'x-forwarded-for': noted, [doorHeader]: door })).toBe(peer);
    }),
  );
});
