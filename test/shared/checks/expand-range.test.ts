import { expect, test } from 'vitest';
import { expandRange } from '#shared/checks/expand-range.ts';
import { parseDesignation, printDesignation } from '#shared/standards/designation.ts';

test.each([
  ['GB/T 5750.1~5750.3-2023', ['GB/T 5750.1-2023', 'GB/T 5750.2-2023', 'GB/T 5750.3-2023']],
  ['GB 50254~50256-96', ['GB 50254-1996', 'GB 50255-1996', 'GB 50256-1996']],
  ['GB/T 19001-2016', ['GB/T 19001-2016']],
  ['GB 100~900-2020', ['GB 100~900-2020']],
])('%s', (written, numbers) => {
  const designation = parseDesignation(written);
  expect(designation && expandRange(designation).map(printDesignation)).toEqual(numbers);
});
