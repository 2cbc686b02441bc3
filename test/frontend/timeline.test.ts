import { expect, test } from 'vitest';
import { layTimeline } from '#frontend/app/timeline.ts';
import type { EditionView } from '#shared/standards/standard-view.ts';

const edition = (id: string, issued: string | null, effective: string | null, ended: string | null): EditionView => ({
  kind: 'edition',
  id,
  number: id,
  title: {},
  status: 'in-force',
  issued,
  effective,
  ended,
});

test('editions lie on one axis of whole years that holds the asked day', () => {
  const { rows, day, ticks } = layTimeline(
    [edition('b', '2016-12-30', '2017-07-01', null), edition('a', '2008-12-30', '2009-03-01', '2017-07-01')],
    '2026-01-01',
  );
  const [newest, oldest] = rows;
  expect(newest?.waiting?.x).toBeLessThan(newest?.valid?.x ?? 0);
  expect((newest?.valid?.x ?? 0) + (newest?.valid?.width ?? 0)).toBeCloseTo(100);
  expect((oldest?.valid?.x ?? 0) + (oldest?.valid?.width ?? 0)).toBeCloseTo(newest?.valid?.x ?? 0);
  expect(newest?.open).toBe(true);
  expect(day).toBeCloseTo(94.74, 1);
  expect(ticks.map(({ year }) => year)).toEqual([2010, 2015, 2020, 2025]);
});

test('what is not known is not drawn', () => {
  const [row] = layTimeline([edition('a', null, null, null)], '2026-01-01').rows;
  expect(row).toMatchObject({ waiting: null, valid: null });
});

test('a date of issue alone begins the bar, a year means its first day', () => {
  const [row] = layTimeline([edition('a', '2020', null, null)], '2029-06-01').rows;
  expect(row).toMatchObject({ waiting: null, valid: { x: 0, width: 100 } });
});

test('a single year has a readable axis', () => {
  expect(layTimeline([edition('a', '2026-01-01', null, null)], '2026-06-01').ticks).toEqual([{ year: 2026, x: 0 }]);
});
