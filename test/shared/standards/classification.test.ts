import { describe, expect, it } from 'vitest';
import { ancestors, ccsName, children, icsName, isValid, readCcs, readIcs } from '#shared/standards/classification.ts';

describe('reading class codes as printed (domain D.4, D.5)', () => {
  it.each([
    ['43.18', '43.180', 'the site dropped a zero'],
    ['0101.140.20', '01.140.20', 'the field is doubled'],
    ['01_140_20', '01.140.20', 'underscores'],
    ['1304040', '13.040.40', 'no dots at all'],
    ['０１.１４０.２０', '01.140.20', 'full width'],
    ['01.140.2', '01.140.20', 'a zero lost at the end'],
    [' 03.120.10. ', '03.120.10', 'noise around'],
  ])('ICS %s is %s: %s', (printed, code) => {
    expect(readIcs(printed)).toMatchObject({ code, valid: true });
  });

  it('keeps what no table knows and marks it', () => {
    expect(readIcs('99.999')).toEqual({ code: '99.999', valid: false });
    expect(readCcs('I10')).toEqual({ code: 'I10', valid: false });
  });

  it('reads CCS in any case and width', () => {
    expect(readCcs('ｚ60')).toEqual({ code: 'Z60', valid: true });
    expect(readCcs('A 14')).toEqual({ code: 'A14', valid: true });
  });

  it('tells the edition of ICS: 35.040 alone is of edition 6, its subgroups are of 7', () => {
    expect(readIcs('35.040').edition).toBe(6);
    expect(readIcs('35.040.40').edition).toBe(7);
    expect(readIcs('59.080.60').edition).toBe(6);
    expect(readIcs('01.140.20').edition).toBe(7);
  });
});

describe('the trees', () => {
  it('have 40 fields of ICS and 24 classes of CCS at the top', () => {
    expect(children('ics', null)).toHaveLength(40);
    expect(children('ccs', null)).toHaveLength(24);
    expect(children('ccs', null)).not.toContain('I');
  });

  it('lead down and up again', () => {
    expect(ancestors('ics', '01.140.20')).toEqual(['01', '01.140']);
    expect(children('ics', '01.140')).toContain('01.140.20');
    expect(ancestors('ccs', 'A14')).toEqual(['A', 'A10/19']);
    expect(children('ccs', 'A10/19')).toContain('A14');
    expect(children('ccs', 'A14')).toEqual([]);
  });

  it('reach every code from the top', () => {
    for (const [scheme, size] of [
      ['ics', 1382],
      ['ccs', 1857],
    ] as const) {
      const all = [...children(scheme, null)];
      for (const code of all) all.push(...children(scheme, code));
      expect(new Set(all).size).toBe(size);
      expect(all.every((code) => isValid(scheme, code))).toBe(true);
    }
  });

  it('name classes in Chinese and English', () => {
    expect(icsName('13')).toEqual({ zh: '环保、保健和安全', en: 'Environment. Health protection. Safety' });
    expect(ccsName('Z60')?.zh).toBeTruthy();
    expect(ccsName('Z')).toEqual({ zh: '环境保护', en: 'Environmental protection' });
    expect(icsName('99')).toBeUndefined();
  });
});
