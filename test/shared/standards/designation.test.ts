import { describe, expect, it } from 'vitest';
import {
  type DesignationKind,
  designationKeys,
  mandateSiblings,
  parseDesignation,
  printDesignation,
  standardId,
  workId,
} from '#shared/standards/designation.ts';
import { parsed } from './designation/designation-samples.ts';

describe('every spelling of one number is the same edition', () => {
  it.each([
    [
      'GB/T 7714-2015',
      [
        'GB/T 7714——2015',
        'GB/T 7714—2015',
        'GB/T7714-2015',
        'GBT 7714–2015',
        'gb/t 7714 - 2015',
        'ＧＢ／Ｔ　７７１４－２０１５',
      ],
    ],
    ['DB21/T 2163-2024', ['DB21/T2163—2024', 'DB21_T 2163-2024', 'DB 21/T 2163-2024', 'db21t2163-2024']],
    ['GB/T 35273-2020', ['GBT 35273-2020', 'GB-T 35273-2020', 'GB T 35273-2020', 'GB_T_35273_2020']],
    ['GB 3100-1993', ['GB 3100—1993', 'GB 3100-93', 'GB3100-93']],
    ['DB21/ 3176-2019', ['DB21/3176-2019', 'DB21 3176-2019', 'DB213176-2019']],
    ['T/CAS 3-2021', ['TCAS 3-2021', 't/cas3-2021', 'T CAS 3-2021', 'T_CAS_3-2021']],
    ['ISO 9001:2015', ['iso9001:2015', 'ISO 9001-2015', 'ISO 9001 2015', 'ISO 9001：2015', 'ISO 9001:2015(E)']],
    ['ISO/TS 22163:2017', ['ISO TS 22163:2017', 'ISOTS22163:2017']],
    ['ISO 9001:2015/Amd 1:2024', ['ISO 9001:2015/AMD1:2024', 'ISO 9001:2015/Amd.1:2024', 'ISO 9001:2015 Amd 1:2024']],
    ['IEC TR 60601-4-1:2017', ['IEC/TR 60601-4-1:2017']],
    ['ETSI EN 303 645 V3.1.3 (2024-09)', ['EN 303645 V3.1.3 (2024-09)', 'etsi en 303 645 v3.1.3 (2024-09)']],
    ['RFC 791', ['rfc0791', 'IETF RFC 791', 'RFC-791']],
    ['NIST SP 800-53r5', ['SP 800-53 Rev. 5', 'NIST Special Publication 800-53 Revision 5', 'NIST.SP.800-53r5']],
    ['NIST SP 800-57pt1r5', ['NIST SP 800-57 Part 1 Rev. 5']],
    ['ITU-T H.265 (08/2021)', ['ITU-T Rec. H.265 (08/2021)', 'ITU H.265 (08/2021)', 'itut h.265 (2021-08)']],
    ['GOST 2.105-1995', ['ГОСТ 2.105-95', 'GOST 2.105-95']],
  ])('%s', (canonical, spellings) => {
    for (const spelling of spellings) expect(parsed(spelling), spelling).toEqual(parsed(canonical));
    expect(printDesignation(parsed(canonical))).toBe(canonical);
  });
});

describe('the letters decide whose number it is', () => {
  const rows: [string, DesignationKind, string][] = [
    ['GB 18030-2022', 'gb', 'GB'],
    ['GB/T 1.1-2020', 'gb-t', 'GB'],
    ['GB/Z 43082-2023', 'gb-z', 'GB'],
    ['GBZ 2.1-2019', 'gbz', 'GBZ'],
    ['GBn 1-88', 'gbn', 'GBn'],
    ['GJB 9001C-2017', 'gjb', 'GJB'],
    ['GSB 05-1426-2001', 'gsb', 'GSB'],
    ['GBJ 16-87', 'gbj', 'GBJ'],
    ['TSG T7001-2009', 'national', 'TSG'],
    ['DB/T 89-2022', 'sector', 'DB'],
    ['TB/T 3323-2013', 'sector', 'TB'],
    ['QB/T 1-2000', 'sector', 'QB'],
    ['NB/SH/T 0942-2017', 'sector', 'NB/SH'],
    ['DB21/T 3456-2021', 'local', 'DB21'],
    ['DB6106/T 209-2023', 'local', 'DB6106'],
    ['T/BJXX 1-2020', 'association', 'T/BJXX'],
    ['TCAS 3', 'association', 'T/CAS'],
    ['Q/GDW 1168-2013', 'enterprise', 'Q/GDW'],
    ['ISO/IEC Guide 98-3:2008', 'iso', 'ISO/IEC Guide'],
    ['CISPR 16-1-1:2019', 'iec', 'CISPR'],
    ['EN ISO 13485:2016', 'en', 'EN ISO'],
    ['BS EN ISO 9001:2015', 'adoption', 'BS EN ISO'],
    ['KS I ISO 8199', 'adoption', 'KS I ISO'],
    ['W3C REC-WCAG22-20241212', 'w3c', 'W3C REC'],
    ['FIPS 140-3', 'nist', 'NIST FIPS'],
    ['ASTM E8/E8M-22', 'astm', 'ASTM'],
    ['IEEE 802.3-2022', 'ieee', 'IEEE'],
    ['JIS B 0001:2019', 'jis', 'JIS'],
    ['AS/NZS 3000:2018', 'foreign', 'AS/NZS'],
    ['XYZ 12-2004', 'other', 'XYZ'],
  ];
  it.each(rows)('%s is %s of %s', (text, kind, org) => {
    expect(parsed(text)).toMatchObject({ kind, org });
  });

  it.each(['ISO', 'GB/T', 'part 3', 'named.conf', 'ISO/TC 176', 'GB/T 1.1 structure', '建质 223 号', ''])(
    '%s is no number',
    (text) => {
      expect(parseDesignation(text)).toBeNull();
    },
  );
});

describe('the parts of a number stay apart', () => {
  it.each([
    ['GB/T 5606.1-2004', { number: '5606', part: '1', year: '2004' }],
    ['GB/T 5750.1–5750.13', { number: '5750', part: '1~5750.13' }],
    ['GB 50254~50259-96', { number: '50254~50259', year: '1996' }],
    ['T/GZAEPI 001-2018', { number: '001', year: '2018' }],
    ['GB 4943.1-2022/XG1-2024', { number: '4943', part: '1', year: '2022', supplement: 'XG1-2024' }],
    ['GB 7718-2011 第1号修改单', { number: '7718', year: '2011', supplement: 'XG1' }],
    ['IEC 60601-1-2:2014+AMD1:2020 CSV', { number: '60601', part: '1-2', year: '2014', edition: '+AMD1:2020 CSV' }],
    ['ISO/CD 10993-1.2', { number: '10993', part: '1', edition: '.2' }],
    ['ISO/IEC 10035-1:1995/Amd 1:1997/Cor 1:1999', { part: '1', supplement: 'Amd 1:1997/Cor 1:1999' }],
    ['ITU-T X.1081 (2004) Amd. 1 (10/2009)', { number: 'X.1081', year: '2004', supplement: 'Amd. 1 (10/2009)' }],
    ['ITU-R BT.709-6', { number: 'BT.709', edition: '6' }],
    ['ETSI ETS 300 011/A1 ed.1 (1994-12)', { number: '300 011', supplement: 'A1', edition: 'ed.1', year: '1994-12' }],
    ['REC-WCAG22-20241212', { org: 'W3C REC', number: 'WCAG22', edition: '20241212' }],
    ['ASTM A36/A36M-19(2023)e1', { number: 'A36/A36M', year: '19', edition: '(2023)e1' }],
    ['JIS B 0001:2019', { number: 'B 0001', year: '2019' }],
  ])('%s', (text, fields) => {
    expect(parsed(text)).toMatchObject(fields);
  });

  it('a double number is one edition with two numbers', () => {
    const double = parsed('GB/T 19001-2016/ISO 9001:2015');
    expect(double.second).toEqual(parsed('ISO 9001:2015'));
    expect(printDesignation(double)).toBe('GB/T 19001-2016/ISO 9001:2015');
    expect(standardId(double)).toBe('gb-t.19001-2016');
    expect(parsed('GB/T 19001-1994 idt ISO 9001:1994').second).toEqual(parsed('ISO 9001:1994'));
  });
});

describe('ids name one edition and its work', () => {
  it.each([
    ['GB/T 19001-2016', 'gb-t.19001-2016', 'gb-t.19001'],
    ['GB/T 1.1-2020', 'gb-t.1.1-2020', 'gb-t.1.1'],
    ['GBZ 2.1-2019', 'gbz.2.1-2019', 'gbz.2.1'],
    ['DB21/ 3176-2019', 'db21.3176-2019', 'db21.3176'],
    ['DB21/T 3456-2021', 'db21-t.3456-2021', 'db21-t.3456'],
    ['T/CAS 3-2021', 't-cas.3-2021', 't-cas.3'],
    ['ISO/DIS 10012', 'iso-dis.10012', 'iso.10012'],
    ['ISO 9001:2015/Amd 1:2024', 'iso.9001-2015-amd-1-2024', 'iso.9001'],
    ['ISO/CD 10993-1.2', 'iso-cd.10993-1.2', 'iso.10993-1'],
    ['ISO 10303-1998:2003', 'iso.10303-1998-2003', 'iso.10303-1998.undated'],
    ['ETSI EN 303 645 V3.1.3 (2024-09)', 'etsi-en.303-645-v3.1.3', 'etsi-en.303-645'],
    ['W3C REC-WCAG22-20241212', 'w3c-rec.wcag22-20241212', 'w3c.wcag22'],
    ['ITU-T H.265 (08/2021)', 'itu-t.h.265-2021-08', 'itu-t.h.265'],
    ['FIPS 140-3', 'nist-fips.140-3', 'nist-fips.140'],
    ['RFC 9592', 'rfc.9592', 'rfc.9592'],
  ])('%s is %s of %s', (text, id, work) => {
    expect(standardId(parsed(text))).toBe(id);
    expect(workId(parsed(text))).toBe(work);
  });
});

describe('keys find a number from strict to forgiving', () => {
  it('has one key for each tier', () => {
    expect(designationKeys(parsed('GB/T 19001-2016'))).toEqual({
      full: 'GB|T|19001|2016',
      key: 'GB|T|19001',
      loose: 'GB|19001',
      digits: '19001',
      flat: 'GBT190012016',
    });
  });

  it('keeps region and number apart where a glued key would not', () => {
    expect(designationKeys(parsed('DB21/T 3165')).key).toBe('DB21|T|3165');
    expect(designationKeys(parsed('DB2131/T 65')).key).toBe('DB2131|T|65');
  });

  it.each([
    ['ISO/IEC 27001:2022', 'ISO|27001', '27001'],
    ['BS EN ISO 9001:2015', 'ISO|9001', '9001'],
    ['IEC 60601-1-2:2014', 'IEC|60601-1-2', '60601.1.2'],
    ['NIST SP 800-53r5', 'SP|800-53', '800.53'],
    ['FIPS 140-3', 'FIPS|140', '140.3'],
    ['NIST HB 150-2020', 'HB|150', '150.2020'],
    ['NBS IR 79-1900', 'IR|79-1900', '79.1900'],
  ])('%s is also found as %s and as %s', (text, loose, digits) => {
    expect(designationKeys(parsed(text))).toMatchObject({ loose, digits });
  });

  it('gives an amendment a key of its own, so that the standard comes first', () => {
    expect(designationKeys(parsed('ISO 9001:2015/Amd 1:2024')).key).toBe('ISO|9001|AMD 1');
  });
});

describe('the same number under other mandates is only suggested', () => {
  it.each([
    ['GB/T 3095', ['GB 3095', 'GB/Z 3095']],
    ['DB21/ 3176-2019', ['DB21/T 3176-2019', 'DB21/Z 3176-2019']],
    ['T/CAS 3', []],
    ['ISO 9001', []],
  ])('%s', (text, siblings) => {
    expect(mandateSiblings(parsed(text)).map(printDesignation)).toEqual(siblings);
    expect(mandateSiblings(parsed(text)).map(printDesignation).map(parsed)).toEqual(mandateSiblings(parsed(text)));
  });
});
