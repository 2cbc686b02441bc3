import { parseList } from 'structured-headers';
import { expect, test } from 'vitest';
import { rateLimitHeaders, tooManyRequests } from '#shared/runtime/rate-limit.ts';

const allowance = { policy: 'key', quota: 600, window: 60, remaining: 12, reset: 31 };

test('what is left is printed as two structured fields', () => {
  expect(rateLimitHeaders(allowance)).toEqual({ 'ratelimit-policy': '"key";q=600;w=60', ratelimit: '"key";r=12;t=31' });
});

test('readers of structured fields find policy and rest', () => {
  const { 'ratelimit-policy': policy = '', ratelimit = '' } = rateLimitHeaders(allowance);
  expect(parseList(policy)).toEqual([
    [
      'key',
      new Map([
        ['q', 600],
        ['w', 60],
      ]),
    ],
  ]);
  expect(parseList(ratelimit)).toEqual([
    [
      'key',
      new Map([
        ['r', 12],
        ['t', 31],
      ]),
    ],
  ]);
});

test('nothing is printed where nothing is counted', () => {
  expect(rateLimitHeaders(undefined)).toEqual({});
});

test('who asks too much is told when to come back', () => {
  const refusal = tooManyRequests({ ...allowance, remaining: 0 });
  expect([refusal.status, refusal.headers['retry-after']]).toEqual([429, '31']);
});
