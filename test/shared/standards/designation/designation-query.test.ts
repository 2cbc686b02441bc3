import { describe, expect, it } from 'vitest';
import { interpretQuery, printDesignation } from '#shared/standards/designation.ts';

describe('a query that is a number', () => {
  it.each([
    ['gbt19001', 'GB/T 19001'],
    ['《GB/T 19001-2016》', 'GB/T 19001-2016'],
    ['"iso 9001"', 'ISO 9001'],
    ['cispr16-1-1', 'CISPR 16-1-1'],
    ['ISO/IEC DIR 1', 'ISO/IEC DIR 1'],
    ['H.265', 'ITU-T H.265'],
    ['ETSITR131919', 'ETSI TR 131 919'],
    ['GB/T 3095', 'GB/T 3095'],
  ])('%s', (text, number) => {
    const { designation, rest } = interpretQuery(text);
    expect(designation && printDesignation(designation)).toBe(number);
    expect(rest).toBe('');
  });
});

describe('a query with a number and words', () => {
  it.each([
    ['GB/T 19001 质量管理', 'GB/T 19001', '质量管理'],
    ['GB/T 19001质量管理', 'GB/T 19001', '质量管理'],
    ['质量管理体系 GB/T 19001-2016', 'GB/T 19001-2016', '质量管理体系'],
    ['质量管理体系gbt19001', 'GB/T 19001', '质量管理体系'],
    ['iso 9001 quality management', 'ISO 9001', 'quality management'],
    ['SP 800-53 security controls', 'NIST SP 800-53', 'security controls'],
    ['video coding ITU-T H.265', 'ITU-T H.265', 'video coding'],
    ['en 301 549 accessibility', 'ETSI EN 301 549', 'accessibility'],
    ['requirements of iso 9001', 'ISO 9001', 'requirements of'],
    ['HJ 91.1 污水监测', 'HJ 91.1', '污水监测'],
    ['环境空气（GB 3095）', 'GB 3095', '环境空气'],
    ['coding (ITU-T H.265 (08/2021))', 'ITU-T H.265 (08/2021)', 'coding'],
    ['GB/T 19001-2016（ISO 9001:2015，IDT）', 'GB/T 19001-2016', 'ISO 9001:2015,IDT'],
  ])('%s', (text, number, rest) => {
    const reading = interpretQuery(text);
    expect(reading.designation && printDesignation(reading.designation)).toBe(number);
    expect(reading.rest).toBe(rest);
  });
});

describe('a query of bare digits', () => {
  it.each([
    ['19001', { number: '19001' }],
    ['19001-2016', { number: '19001', year: '2016' }],
    ['１９００１－２０１６', { number: '19001', year: '2016' }],
    ['9001:2015', { number: '9001', year: '2015' }],
    ['9001 2015', { number: '9001', year: '2015' }],
    ['1.1-2020', { number: '1', part: '1', year: '2020' }],
    ['60601-1-2:2014', { number: '60601', part: '1-2', year: '2014' }],
    ['60601-1', { number: '60601', part: '1' }],
    ['11073-10425:2024', { number: '11073', part: '10425', year: '2024' }],
  ])('%s', (text, digits) => {
    expect(interpretQuery(text)).toEqual({ digits, rest: '' });
  });

  it('may stand before words when a year follows', () => {
    expect(interpretQuery('9001:2015 quality')).toEqual({ digits: { number: '9001', year: '2015' }, rest: 'quality' });
  });
});

describe('a query of words', () => {
  it('may cite a number in a title', () => {
    const title = 'Guidance on the application of ISO 9001';
    expect(interpretQuery(title)).toEqual({ rest: title });
  });

  it.each([
    'named.conf',
    'part 3',
    'ISO',
    'GB/T',
    '2016 年度',
    '2015-2016 report',
    '2016-12-31',
    'type 2 connector',
    'table 3',
    'test 3',
    't junction 3',
    'Q factor 3',
    'same as 2016',
    'en 14 beds',
    'hs 8517 plug',
    '5G 网络',
    'utf-8',
    'IP67',
    'class 100 cleanroom',
    'ISO/IEC JTC 1',
    'W3C accessibility guidelines 2',
    'Indexed Database API 3.0',
    'standard encryption algorithms TEA4',
    'circuit breakers CB15',
    '质量管理',
    '',
  ])('%s', (text) => {
    expect(interpretQuery(text)).toEqual({ rest: text });
  });

  it.each(['A'.repeat(5000), '9'.repeat(400), 'GB/T '.repeat(90), '\u0000GB\u0007', '🙂 3', '((((1', '-'.repeat(499)])(
    'survives %j',
    (text) => {
      expect(interpretQuery(text).rest.length).toBeLessThanOrEqual(text.length);
    },
  );
});
