import { expect, test } from 'vitest';
import { routeMatcher } from '#infra/local/match-route.ts';

const keys = [
  '$default',
  'ANY /v1/{proxy+}',
  'ANY /v1/standards',
  'ANY /v1/standards/resolve',
  'ANY /v1/standards/{id}/editions',
  'PUT /v1/standards/{id}',
  'GET /pets/dog/{id}',
  'ANY /pets/{kind}/1',
  'ANY /pets/dog/{proxy+}',
  'ANY /pets/{proxy+}',
];
const findRoute = routeMatcher(keys.map((key) => ({ key, target: key })));

test.each([
  ['GET', '/', '$default', {}],
  ['GET', '/standards', '$default', {}],
  ['GET', '/v1', '$default', {}],
  ['GET', '/v1/', '$default', {}],
  ['GET', '/v1/standards', 'ANY /v1/standards', {}],
  ['HEAD', '/v1/standards', 'ANY /v1/standards', {}],
  ['GET', '/v1/standards/resolve', 'ANY /v1/standards/resolve', {}],
  ['PUT', '/v1/standards/iso.9001-2015', 'PUT /v1/standards/{id}', { id: 'iso.9001-2015' }],
  ['GET', '/v1/standards/iso.9001-2015', 'ANY /v1/{proxy+}', { proxy: 'standards/iso.9001-2015' }],
  ['GET', '/v1/standards/iso.9001-2015/editions', 'ANY /v1/standards/{id}/editions', { id: 'iso.9001-2015' }],
  ['GET', '/v1/standards//editions', 'ANY /v1/{proxy+}', { proxy: 'standards//editions' }],
  ['GET', '/pets/dog/1', 'GET /pets/dog/{id}', { id: '1' }],
  ['POST', '/pets/dog/1', 'ANY /pets/{kind}/1', { kind: 'dog' }],
  ['POST', '/pets/dog/1/2', 'ANY /pets/dog/{proxy+}', { proxy: '1/2' }],
  ['POST', '/pets/cat/1/2', 'ANY /pets/{proxy+}', { proxy: 'cat/1/2' }],
])('%s %s goes to %s', (method, path, key, parameters) => {
  expect(findRoute(method, path)).toEqual({ key, target: key, parameters });
});

test('a request that no route fits has none', () => {
  expect(routeMatcher([{ key: 'GET /a', target: 1 }])('POST', '/a')).toBeUndefined();
});
