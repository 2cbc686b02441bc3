import { bruToEnvJsonV2, bruToJsonV2 } from '@usebruno/lang';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { describeApi } from '#functions/routes/describe-api.ts';
import { brunoCollection, brunoFiles } from '#shared/interchange/collections/bruno-collection.ts';
import { type DescribedApi, describedCalls } from '#shared/interchange/collections/described-call.ts';

const api = describeApi('zh') as unknown as DescribedApi;
const files = brunoFiles(api);
const calls = describedCalls(api);

test('Bruno reads every call with its method, address, headers, body and the statuses that it may answer', () => {
  expect(calls.length).toBeGreaterThan(200);
  for (const { id, tag, method, path, steps, body, answers, needsKey } of calls) {
    const read = bruToJsonV2(files[`${tag}/${id}.bru`] ?? '');
    expect(read.http).toMatchObject({ method: method.toLowerCase(), body: body ? expect.any(String) : 'none' });
    expect(read.http.url.split('?')[0]).toBe(`{{baseUrl}}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    const places = (read.params ?? []).filter(({ type }) => type === 'path').map(({ name, value }) => [name, value]);
    expect(places).toEqual(steps.map(({ name, value }) => [name, value]));
    expect(read.headers?.find(({ name }) => name === 'x-api-key')).toMatchObject({ enabled: needsKey });
    if (body?.type === 'application/json') expect(JSON.parse(read.body?.json ?? '')).toEqual(JSON.parse(body.text));
    expect(read.assertions?.[0]?.value).toBe(`in ${answers.join(', ')}`);
  }
});

test('Bruno reads the environment: where the service is, and that the key is a secret', () => {
  const { variables } = bruToEnvJsonV2(files['environments/service.bru'] ?? '');
  expect(variables).toMatchObject([
    { name: 'baseUrl', value: api.servers[0]?.url },
    { name: 'apiKey', secret: true },
  ]);
});

test('the archive holds the same files, and is the same bytes each time', () => {
  const archive = brunoCollection(api);
  expect(Buffer.compare(archive, brunoCollection(api))).toBe(0);
  const unpacked = Object.entries(unzipSync(archive)).map(([path, bytes]) => [
    path.replace('guiju/', ''),
    strFromU8(bytes),
  ]);
  expect(Object.fromEntries(unpacked)).toEqual(files);
});
