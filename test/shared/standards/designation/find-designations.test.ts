import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDesignations } from '#shared/standards/designation/find-designations.ts';
import { printDesignation } from '#shared/standards/designation.ts';

const numbersIn = (text: string) => findDesignations(text).map(({ designation }) => printDesignation(designation));

describe('numbers are found in running text', () => {
  test.each([
    ['执行GB/T 19001—2016和ISO 9001的要求。', ['GB/T 19001-2016', 'ISO 9001']],
    ['见ＧＢ／Ｔ　８１７０—２００８第三章', ['GB/T 8170-2008']],
    ['按ＧＢＺ ／ Ｔ １６０ \ue010 ４２—２００７测定', ['GBZ/T 160.42-2007']],
    ['gb18030、gbt 35273-2020', ['GB 18030', 'GB/T 35273-2020']],
    [
      'see ISO/IEC 27001:2022/Amd 1:2024, RFC 2119 and EN ISO 13485:2016',
      ['ISO/IEC 27001:2022/Amd 1:2024', 'RFC 2119', 'EN ISO 13485:2016'],
    ],
    [
      'IEC 61854:2020 RLV and iec 60851-5:2008+amd1:2011 csv, not IEC 61854:2020 CSVs',
      ['IEC 61854:2020 RLV', 'IEC 60851-5:2008+AMD1:2011 CSV', 'IEC 61854:2020'],
    ],
    ['GB/T 19001-2016/ISO 9001:2015 identical', ['GB/T 19001-2016/ISO 9001:2015']],
    [
      'GB\\T 19001-2016、gb\\t7714、GB∕T 1.1-2020、GB⁄T19000',
      ['GB/T 19001-2016', 'GB/T 7714', 'GB/T 1.1-2020', 'GB/T 19000'],
    ],
    [
      'GB3097-97、DB44/27-2001、T/CAS 3-2021、Q/GDW 1168-2013',
      ['GB 3097-1997', 'DB44/ 27-2001', 'T/CAS 3-2021', 'Q/GDW 1168-2013'],
    ],
  ])('%s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers));
});

describe('a list that leaves out what all its numbers share is read whole', () => {
  test.each([
    ['GB/T 1.1-2020、1.2-2020', ['GB/T 1.1-2020', 'GB/T 1.2-2020']],
    ['GB/T 15555.1、15555.3和15555.4', ['GB/T 15555.1', 'GB/T 15555.3', 'GB/T 15555.4']],
    ['GB/T 5750.1～5750.13-2023', ['GB/T 5750.1~5750.13-2023']],
    ['GB 3095 和 120 毫克', ['GB 3095']],
  ])('%s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers));
});

describe('a line may end in the middle of a number', () => {
  test.each([
    ['应符合DB21/T\n3456-2021', ['DB21/T 3456-2021']],
    ['按GB\n18030-2022测试', ['GB 18030-2022']],
    ['GB 3095\n2012年', ['GB 3095']],
    ['GB/T\n\n19001', []],
  ])('%j', (text, numbers) => expect(numbersIn(text)).toEqual(numbers));
});

describe('what only looks like a number is left alone', () => {
  test.each([
    '频率30MHz～3000MHz，GHz300，40dB40',
    'type 3 in 2020, table 2, as 2016, part 7',
    'COD100、CB15、5G、COVID-19',
    'guiju.example/GB/19001 and a_GB18030',
    'HJ604',
  ])('%s', (text) => expect(numbersIn(text)).toEqual([]));

  test('a glued sector number counts beside others of its sector', () => {
    expect(numbersIn('HJ 700、HJ604')).toEqual(['HJ 700', 'HJ 604']);
  });
});

test('the place of a number is where it is written', () => {
  void fc.assert(
    fc.property(
      fc.stringMatching(/^[一-龥，。\n ]{0,40}$/),
      fc.stringMatching(/^[一-龥，。\n ]{0,40}$/),
      (before, after) => {
        const text = `${before}GB/T 19001—2016${after}`;
        const [found] = findDesignations(text);
        expect(found?.written).toBe('GB/T 19001—2016');
        expect(text.slice(found?.start, found?.end)).toBe(found?.written);
      },
    ),
  );
});

test('a hundred thousand characters of letters and digits are read in one pass', () => {
  const text = 'Ab c1 (d2) '.repeat(9000);
  expect(findDesignations(text)).toEqual([]);
});
