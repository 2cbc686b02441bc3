import { describe, expect, it } from 'vitest';
import { classifyDesignation, isDraftNumber } from '#shared/standards/designation/classify-designation.ts';
import { parseDesignation } from '#shared/standards/designation.ts';

function classify(number: string) {
  const designation = parseDesignation(number);
  if (!designation) throw new Error(`${number} does not parse`);
  const { origin, level, mandate, issuer, region } = classifyDesignation(designation);
  return [origin, level, mandate, issuer, ...(region ? [region] : [])].join(' ');
}

describe('what a number alone tells (domain D.4)', () => {
  it.each([
    ['GB 18030-2022', 'government national mandatory GB'],
    ['GB/T 1.1-2020', 'government national recommended GB'],
    ['GB/Z 43082-2023', 'government national guide GB'],
    ['GBZ 2.1-2019', 'government national mandatory GBZ'],
    ['GBZ/T 300.1-2017', 'government national recommended GBZ'],
    ['JB/T 13368-2018', 'government sector recommended JB'],
    ['HJ 555-2010', 'government sector mandatory HJ'],
    ['DB21/T 3456-2021', 'government local recommended DB21 21'],
    ['DB21/ 3176-2019', 'government local mandatory DB21 21'],
    ['DB6106/T 209-2023', 'government local recommended DB6106 6106'],
    ['DB/T 89-2022', 'government sector recommended DB'],
    ['T/CAS 3-2021', 'market association voluntary T/CAS'],
    ['Q/GDW 1168-2013', 'market enterprise voluntary Q/GDW'],
    ['ISO 9001:2015', 'international international voluntary ISO'],
    ['ISO/TS 9002:2016', 'international international voluntary ISO'],
    ['ISO/IEC TR 29110-1:2016', 'international international voluntary ISO/IEC'],
    ['ISO/IEC Guide 21:2005', 'international international guide ISO/IEC'],
    ['IEC 62368-1:2023', 'international international voluntary IEC'],
    ['ITU-T H.265 (08/2021)', 'international international voluntary ITU-T'],
    ['RFC 9592', 'international international voluntary IETF'],
    ['ETSI EN 303 645 V3.1.3 (2024-09)', 'foreign regional voluntary ETSI'],
    ['BS EN ISO 9001:2015', 'foreign foreign voluntary BS'],
    ['NIST SP 800-53r5', 'foreign foreign voluntary NIST'],
  ])('%s: %s', (number, expected) => {
    expect(classify(number)).toBe(expected);
  });

  it.each([
    ['ISO/DIS 9001', true],
    ['ISO/CD TS 21030', true],
    ['ISO 14001:2015/DAM 2', true],
    ['ISO 9001:2015/Amd 1:2024', false],
    ['ISO/TS 9002:2016', false],
    ['GB/T 1.1-2020', false],
  ])('%s is a draft: %s', (number, expected) => {
    const designation = parseDesignation(number);
    expect(designation && isDraftNumber(designation)).toBe(expected);
  });
});
