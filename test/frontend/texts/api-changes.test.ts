import { expect, test } from 'vitest';
import { apiChanges } from '#frontend/app/texts/api-changes.ts';
import { describeApi } from '#functions/routes/describe-api.ts';

const described = Object.entries(describeApi('en').paths ?? {}).flatMap(([path, item]) =>
  Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
);
/** Speaks a protocol of its own, so it stands in no OpenAPI document. */
const ownProtocols = ['POST /mcp'];

test('changes name routes that there are', () => {
  const named = apiChanges.filter(({ kind }) => kind !== 'removed').flatMap(({ routes }) => routes);
  expect(named.filter((route) => ![...described, ...ownProtocols].includes(route))).toEqual([]);
});

test('changes stand in order, the latest first, in both languages', () => {
  const days = apiChanges.map(({ on }) => on);
  expect(days).toEqual([...days].sort().reverse());
  expect(days.filter((on) => !/^\d{4}-\d{2}-\d{2}$/.test(on))).toEqual([]);
  expect(new Set(apiChanges.map(({ text }) => text.zh)).size).toBe(apiChanges.length);
});
