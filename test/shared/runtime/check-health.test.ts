import { expect, it, vi } from 'vitest';
import { checkHealth } from '#shared/runtime/check-health.ts';

it('is ready when every engine is', async () => {
  const health = await checkHealth({ probes: { search: async () => true, catalogue: async () => true } });
  expect(health).toMatchObject({ status: 'ready', engines: { search: { ready: true }, catalogue: { ready: true } } });
});

it.each([
  ['says no', async () => false],
  ['throws', () => Promise.reject(new Error('connection refused'))],
])('is not ready when one engine %s', async (_what, probe) => {
  const health = await checkHealth({ probes: { search: async () => true, catalogue: probe } });
  expect(health).toMatchObject({
    status: 'not-ready',
    engines: { search: { ready: true }, catalogue: { ready: false } },
  });
});

it('does not wait for an engine that stays silent', async () => {
  vi.useFakeTimers();
  const asked = checkHealth({ probes: { search: () => new Promise<boolean>(() => undefined) } });
  await vi.advanceTimersByTimeAsync(3000);
  expect(await asked).toMatchObject({ status: 'not-ready' });
  vi.useRealTimers();
});
