import { expect, test } from 'vitest';
import { identifierPath, readIdentifier } from '#shared/interchange/identifier-path.ts';

const numbers = [
  ['GB/T 19001-2016', 'GB/T/19001-2016'],
  ['GB 7718-2011', 'GB/7718-2011'],
  ['GB/T 19001', 'GB/T/19001'],
  ['GB/T 5606.1-2004', 'GB/T/5606.1-2004'],
  ['DB21/T 1237-2020', 'DB21/T/1237-2020'],
  ['DB21/ 3176-2019', 'DB21/3176-2019'],
  ['T/CAS 3-2021', 'T/CAS/3-2021'],
  ['ISO 9001:2015', 'ISO/9001:2015'],
  ['ISO 9001:2015/Amd 1:2024', 'ISO/9001:2015/Amd/1:2024'],
  ['ISO/IEC 27001:2022', 'ISO/IEC/27001:2022'],
  ['ISO/IEC TR 29110-1:2016', 'ISO/IEC/TR/29110-1:2016'],
  ['CISPR 14-2:1997+AMD1:2001+AMD2:2008 CSV', 'CISPR/14-2:1997%2BAMD1:2001%2BAMD2:2008/CSV'],
  ['ITU-T A.1 (10/2000)', 'ITU-T/A.1/(10/2000)'],
  ['ETSI ETS 300 135/A1 ed.1 (1997-03)', 'ETSI/ETS/300/135/A1/ed.1/(1997-03)'],
  ['ISO/IEC DIR 1 ISO SUP:2003', 'ISO/IEC/DIR/1/ISO/SUP:2003'],
  ['RFC 9592', 'RFC/9592'],
  ['W3C REC-WCAG22-20241212', 'W3C/REC-WCAG22-20241212'],
] as const;

test.each(numbers)('%s has the address %s, which is read as it', (number, path) => {
  expect(identifierPath(number)).toBe(`/id/std/${path}`);
  expect(readIdentifier(decodeURIComponent(path))[0]).toBe(number);
});

test.each([
  'gb/t/19001-2016',
  'GB/T/19001—2016',
  'GBT19001-2016',
  'GB/T 19001-2016',
  'GB/T+19001-2016',
  'GB／T/１９００１-２０１６',
  'GB/T/19001-2016/',
  'GB-T/19001-2016',
])('%s is a spelling of GB/T 19001-2016', (path) => {
  expect(readIdentifier(path)).toContain('GB/T 19001-2016');
});

test('what is no number has no reading', () => {
  expect(readIdentifier('nothing/at/all')).toEqual([]);
});
