import { expect, test, vi } from 'vitest';
import { checkLog, tellLateness } from '#shared/log/check-log.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { makeLog } from './log-engines.ts';
import { acceptAll } from './open-log.ts';
import { InjectedFault, watched } from './watched-services.ts';

const at = (instant: string) => ({ now: () => new Date(instant) });

test('a log that has not begun keeps up', async () => {
  const { services } = await makeLog();
  const nothing = { ready: true, size: 0, published: 0, publishedAt: null, oldestWaiting: null };
  expect(await checkLog(services)).toEqual(nothing);
});

test('a log keeps up until an entry waits for longer than a minute, and again when it is published', async () => {
  const { services } = await makeLog();
  const accepted = '2026-11-01T10:00:00.000Z';
  await acceptAll({ ...services, ...at(accepted) }, ['one', 'two']);
  const waiting = { size: 0, published: 0, publishedAt: null, oldestWaiting: accepted };
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await checkLog({ ...services, ...at('2026-11-01T10:01:00.000Z') })).toEqual({ ...waiting, ready: true });
  await tellLateness({ ...services, ...at('2026-11-01T10:01:00.000Z') });
  expect(told).not.toHaveBeenCalled();
  expect(await checkLog({ ...services, ...at('2026-11-01T10:01:00.001Z') })).toEqual({ ...waiting, ready: false });
  await tellLateness({ ...services, ...at('2026-11-01T10:01:00.001Z') });
  expect(told.mock.calls.join()).toContain('LOG_LATE');

  const published = '2026-11-01T10:02:00.000Z';
  await sequenceEntries({ ...services, ...at(published) });
  const seen = { ready: true, size: 2, published: 2, publishedAt: published, oldestWaiting: null };
  expect(await checkLog({ ...services, ...at('2026-11-02T00:00:00.000Z') })).toEqual(seen);
});

test('entries that have a place and no reader has seen still wait', async () => {
  const { services } = await makeLog();
  const [first, second, third] = ['2026-11-01T10:00:00.000Z', '2026-11-01T10:05:00.000Z', '2026-11-01T10:09:00.000Z'];
  await acceptAll({ ...services, ...at(first) }, ['one']);
  await sequenceEntries({ ...services, ...at(first) });
  await acceptAll({ ...services, ...at(second) }, ['two']);
  const dying = watched({ ...services, ...at(second) }, async (step, call) => {
    if (step === 'replace checkpoint') throw new InjectedFault(step);
    return call();
  });
  await expect(sequenceEntries(dying)).rejects.toThrow(InjectedFault);
  const unseen = { ready: false, size: 2, published: 1, publishedAt: first, oldestWaiting: second };
  expect(await checkLog({ ...services, ...at(third) })).toEqual(unseen);
  await sequenceEntries({ ...services, ...at(third) });
  expect(await checkLog({ ...services, ...at(third) })).toMatchObject({
    ready: true,
    published: 2,
    publishedAt: third,
  });
});
