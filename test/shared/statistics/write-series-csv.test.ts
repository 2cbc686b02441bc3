import { expect, test } from 'vitest';
import { describeSeries } from '#shared/statistics/describe-series.ts';
import type { Series } from '#shared/statistics/series.ts';
import { writeSeriesCsv } from '#shared/statistics/write-series-csv.ts';

const series: Series = {
  ...describeSeries('by-issuer'),
  asOf: '2026-11-25',
  total: null,
  figures: [],
  isCut: false,
  missing: null,
  demo: 0,
};

test('a series without figures is its head', () => {
  expect(writeSeriesCsv(series, 'https://guiju.test')).toBe(
    'series,as_of,value,label_zh,label_en,count,amount,records\r\n',
  );
});

test('rows are quoted where they must be, never a formula, and end with the total', () => {
  const figure = (value: string, en: string) => ({
    value,
    label: { zh: '代号', en },
    count: 2,
    amount: 66.7,
    records: '/v1/standards?issuer=GB',
  });
  const text = writeSeriesCsv(
    { ...series, figures: [figure('GB', '=1, "x"')], total: figure('total', 'Total') },
    'https://a',
  );
  expect(text.split('\r\n').slice(1)).toEqual([
    'by-issuer,2026-11-25,GB,代号,"\'=1, ""x""",2,66.7,https://a/v1/standards?issuer=GB',
    'by-issuer,2026-11-25,total,代号,Total,2,66.7,https://a/v1/standards?issuer=GB',
    '',
  ]);
});
