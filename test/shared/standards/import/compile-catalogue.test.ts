import { describe, expect, it } from 'vitest';
import { inverseOf } from '#shared/standards/codes.ts';
import { compileCatalogue } from '#shared/standards/import/compile-catalogue.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import { StoredStandard } from '#shared/standards/standard.ts';
import { statusOn } from '#shared/standards/status.ts';

const at = '2026-11-25T08:00:00.000Z';

/** Records by id out of catalogue rows. */
function compile(...rows: unknown[]) {
  const { records, rejects } = compileCatalogue(rows, { at });
  const byId = new Map(records.map((record) => [record.id, record]));
  const get = (id: string) => {
    const record = byId.get(id);
    if (!record) throw new Error(`no ${id} among ${[...byId.keys()].join(', ')}`);
    return record;
  };
  return { ids: [...byId.keys()], rejects, record: get, standard: (id: string) => reconcile(get(id)) };
}

const iso = (number: string, fields: object = {}) => ({ number, org: 'ISO', titles: { en: number }, ...fields });
const relations = (standard: ReturnType<typeof reconcile>) =>
  standard.relations.map(({ type, id, on }) => `${type} ${id}${on ? ` on ${on}` : ''}`);

describe('rows become records', () => {
  it('one standard of two catalogues is one record that keeps both statements', () => {
    const { ids, record } = compile(
      {
        number: 'ISO/IEC 27001:2022',
        org: 'ISO',
        titles: { en: 'A' },
        published: '2022-10',
        stage: '60.60',
        status: 'current',
      },
      {
        number: 'ISO/IEC 27001:2022',
        org: 'IEC',
        titles: { en: 'B' },
        published: '2022-10-25',
        stage: 'PUBLISHED',
        status: 'current',
      },
    );
    expect(ids).toEqual(['iso-iec.27001-2022']);
    expect(record('iso-iec.27001-2022').statements.map(({ source }) => source.key)).toEqual([
      'iso-catalogue',
      'iec-catalogue',
    ]);
  });

  it('several rows of one source are told apart, and equal ones count once', () => {
    const row = {
      number: 'GB/T 7714-2015',
      org: 'SAC',
      titles: { zh: '参考文献著录规则' },
      record_source: 'list',
      evidence: 'cover',
    };
    const { record } = compile(row, { ...row, published: '2015-05-15' }, { ...row, number: 'GB/T 7714—2015' }, row);
    expect(record('gb-t.7714-2015').statements.map(({ source }) => source.key)).toEqual(['list', 'list#2', 'list#3']);
  });

  it('every record is a valid item of the table', () => {
    const { record } = compile(
      iso('ISO 9001:2015', { published: '2015-09-22', abstract: { en: '<p>One &amp;\n two</p>' } }),
    );
    const item = record('iso.9001-2015');
    expect(StoredStandard.parse(item)).toEqual(item);
    expect(item.statements[0]?.fields.abstracts?.en).toBe('One & two');
  });

  it('what cannot be read is rejected with line and reason, and the rest goes on', () => {
    const { ids, rejects } = compile(
      iso('ISO 1:2022'),
      { number: 'error: NIST CHIPS 1000-2', org: 'NIST', titles: {} },
      { name: 'Alice' },
      'text',
      { number: 17, org: 'ISO' },
      iso('ISO 2:1973'),
    );
    expect(ids).toEqual(['iso.1-2022', 'iso.2-1973']);
    expect(rejects.map(({ row: _, ...why }) => why)).toEqual([
      { line: 2, reason: '"error: NIST CHIPS 1000-2" cannot be read as a standard number' },
      { line: 3, reason: 'no known row shape has the fields name' },
      { line: 4, reason: 'the row is no JSON object' },
      { line: 5, reason: expect.stringContaining('number') },
    ]);
  });

  it('classification rows are passed over: the service carries the tables itself', () => {
    const { ids, rejects } = compile({ code: '01', level: 1, en: 'Generalities' }, { prefix: 'GB', scope: 'national' });
    expect([...ids, ...rejects]).toEqual([]);
  });
});

describe('relations that follow from other records', () => {
  const old = {
    number: 'GB 7718-2011',
    org: 'SAC',
    titles: { zh: '预包装食品标签通则' },
    published: '2011-04-20',
    effective: '2012-04-20',
  };
  const now = {
    number: 'GB 7718-2025',
    org: 'SAC',
    titles: { zh: '预包装食品标签通则' },
    published: '2025-03-16',
    effective: '2027-03-16',
    replaces: ['GB 7718-2011'],
  };

  it('an edition learns that it ends when its successor takes effect', () => {
    const { standard } = compile(old, now);
    expect(relations(standard('gb.7718-2011'))).toEqual(['replaced-by gb.7718-2025 on 2027-03-16']);
    expect(statusOn(standard('gb.7718-2011').periods, '2027-03-15')).toBe('in-force');
    expect(statusOn(standard('gb.7718-2011').periods, '2027-03-16')).toBe('withdrawn');
  });

  it('the order of the rows makes no difference', () => {
    const forward = compile(old, now);
    const backward = compile(now, old);
    for (const id of forward.ids) expect(backward.record(id)).toEqual(forward.record(id));
  });

  it('a record that names its successor learns the day from it', () => {
    const { standard } = compile(
      iso('ISO 1:2016', { published: '2016-07', stage: '95.99', status: 'withdrawn', replaced_by: ['ISO 1:2022'] }),
      iso('ISO 1:2022', { published: '2022-03', stage: '60.60', status: 'current' }),
    );
    expect(relations(standard('iso.1-2016'))).toEqual(['replaced-by iso.1-2022 on 2022-03']);
    expect(standard('iso.1-2016').periods.at(-1)).toEqual({ status: 'withdrawn', from: '2022-03' });
    expect(relations(standard('iso.1-2022'))).toEqual(['replaces iso.1-2016']);
  });

  it('the inverse of an inverse is what was stated', () => {
    const { standard } = compile({ ...now, references: ['GB 2760-2024'] }, old, {
      number: 'GB 2760-2024',
      org: 'SAC',
      titles: {},
    });
    for (const { type, id } of standard('gb.7718-2025').relations) {
      const back = standard(id ?? '').relations.find((relation) => relation.id === 'gb.7718-2025');
      expect(back && inverseOf[back.type]).toBe(type);
    }
  });

  it('editions of one work without a stated replacement follow each other', () => {
    const etsi = (version: string, published: string) => ({
      number: `ETSI TS 124 616 ${version} (${published})`,
      org: 'ETSI',
      titles: {},
      published,
    });
    const { standard } = compile(etsi('V13.0.0', '2016-01'), etsi('V14.0.0', '2017-04'), etsi('V15.0.0', '2018-06'));
    const middle = standard('etsi-ts.124-616-v14.0.0');
    expect(relations(middle)).toEqual([
      'has-newer-edition etsi-ts.124-616-v15.0.0 on 2018-06',
      'newer-edition-of etsi-ts.124-616-v13.0.0',
    ]);
    expect(statusOn(middle.periods, '2018-05-31')).toBe('in-force');
    expect(statusOn(middle.periods, '2026-11-25')).toBe('newer-edition');
    expect(statusOn(standard('etsi-ts.124-616-v15.0.0').periods, '2026-11-25')).toBe('in-force');
  });

  it('an adoption is seen from the adopted standard', () => {
    const { standard } = compile(
      {
        number: 'GB/T 7714-2015',
        titles: { zh: '规则' },
        adopted: 'ISO 690:2010(E)《参考文献指南》 NEQ 非等效采用',
        source: 's',
        evidence: 'page',
      },
      {
        number: 'GB/T 19001-2016',
        titles: { zh: '要求' },
        adopted: 'ISO 9001:2015, IDT',
        source: 's',
        evidence: 'page',
      },
      iso('ISO 690:2010', { published: '2010-06' }),
      iso('ISO 9001:2015', { published: '2015-09' }),
    );
    expect(standard('gb-t.7714-2015').adoption).toEqual([
      { number: 'ISO 690:2010', id: 'iso.690-2010', degree: 'NEQ' },
    ]);
    expect(relations(standard('iso.9001-2015'))).toEqual(['adopted-as gb-t.19001-2016']);
    expect(relations(standard('iso.690-2010'))).toEqual(['related gb-t.7714-2015']);
  });
});

describe('traps of the lists', () => {
  it('a corrigendum corrects its base, though a list says it replaces it', () => {
    const { standard } = compile(
      iso('ISO 10218:1992', {
        published: '1992-01',
        replaced_by: ['ISO 10218:1992/Cor 1:1994'],
        stage: '90.93',
        status: 'current',
      }),
      iso('ISO 10218:1992/Cor 1:1994', {
        published: '1992',
        replaces: ['ISO 10218:1992'],
        stage: '60.60',
        status: 'current',
      }),
    );
    expect(relations(standard('iso.10218-1992'))).toEqual(['corrected-by iso.10218-1992-cor-1-1994 on 1994']);
    expect(standard('iso.10218-1992-cor-1-1994').dates?.issued).toBe('1994');
    expect(statusOn(standard('iso.10218-1992').periods, '2026-01-01')).toBe('in-force');
  });

  it('a draft replaces nothing in force, and a published text replaces no draft', () => {
    const { standard } = compile(
      iso('ISO 9001:2015', { published: '2015-09', stage: '90.92', status: 'current', replaces: ['ISO/CD 9001.2'] }),
      iso('ISO/CD 9001', { stage: '30.60', status: 'draft', replaces: ['ISO 9001:2015'] }),
    );
    expect(relations(standard('iso.9001-2015'))).toEqual([
      'has-newer-edition iso-cd.9001.2',
      'has-newer-edition iso-cd.9001',
    ]);
    expect(statusOn(standard('iso.9001-2015').periods, '2026-11-25')).toBe('in-force');
    expect(statusOn(standard('iso-cd.9001').periods, '2026-11-25')).toBe('draft');
  });

  it('an entry left over from the printer joins the published edition', () => {
    const { ids, standard } = compile(
      iso('ISO 11137-1', { published: '2025-04', stage: '60.00', status: 'current' }),
      iso('ISO 11137-1:2025', { published: '2025-04', stage: '60.60', status: 'current' }),
      iso('ISO 5401', { published: '2025-05', stage: '60.00', status: 'current' }),
    );
    expect(ids).toEqual(['iso.11137-1-2025', 'iso.5401']);
    expect(standard('iso.11137-1-2025').claims.state).toEqual([{ source: 'iso-catalogue', value: 'in-force (60.60)' }]);
    expect(statusOn(standard('iso.5401').periods, '2026-11-25')).toBe('draft');
  });

  it('a project given up (x.98) is withdrawn and replaces nothing', () => {
    const { standard } = compile(
      iso('ISO 1891-2:2014', { published: '2014-05', stage: '90.93', status: 'current' }),
      iso('ISO/CD 1891-2', { stage: '30.98', status: 'draft', replaces: ['ISO 1891-2:2014'] }),
    );
    expect(statusOn(standard('iso-cd.1891-2').periods, '2026-11-25')).toBe('withdrawn');
    expect(statusOn(standard('iso.1891-2-2014').periods, '2026-11-25')).toBe('in-force');
  });

  it('the stage of a W3C report is that of its day; the next report ends it', () => {
    const report = (number: string, published: string, stage: string, replaces: string[] = []) => ({
      number: `W3C ${number}`,
      org: 'W3C',
      titles: {},
      published,
      stage,
      replaces,
    });
    const { standard } = compile(
      report('WD-WCAG22-20200227', '2020-02-27', 'First Public Working Draft'),
      report('REC-WCAG22-20231005', '2023-10-05', 'Recommendation', ['W3C WD-WCAG22-20200227']),
      report('REC-WCAG22-20241212', '2024-12-12', 'Recommendation', ['W3C REC-WCAG22-20231005']),
      report('CR-css-speech-1-20200310', '2020-03-10', 'Candidate Recommendation Snapshot', [
        'W3C REC-WCAG22-20241212',
      ]),
    );
    const print = (id: string) => standard(id).periods.map(({ status, from }) => `${from} ${status}`);
    expect(print('w3c-wd.wcag22-20200227')).toEqual(['null unknown', '2020-02-27 draft', '2023-10-05 withdrawn']);
    expect(print('w3c-rec.wcag22-20231005')).toEqual(['null unknown', '2023-10-05 in-force', '2024-12-12 withdrawn']);
    expect(print('w3c-rec.wcag22-20241212')).toEqual(['null unknown', '2024-12-12 in-force']);
  });

  it('a list that holds a standard before and after its withdrawal means the later word', () => {
    const before = iso('ISO 642:1999', { published: '1999-09', stage: '90.92', status: 'current' });
    const after = iso('ISO 642:1999', {
      published: '1999-09',
      stage: '95.99',
      status: 'withdrawn',
      replaced_by: ['ISO 642:2024'],
    });
    const successor = iso('ISO 642:2024', { published: '2024-08', stage: '60.60', status: 'current' });
    for (const rows of [
      [before, after, successor],
      [successor, after, before],
    ]) {
      const { standard } = compile(...rows);
      expect(standard('iso.642-1999').periods.at(-1)).toEqual({ status: 'withdrawn', from: '2024-08' });
      expect(standard('iso.642-1999').conflicts).toEqual(['state']);
    }
  });

  it('what a list calls in force was so at least on the latest day it mentions', () => {
    const { record } = compile(
      iso('ISO 2:1973', { stage: '90.93', status: 'current' }),
      iso('ISO 3:2025', { published: '2025-05', stage: '60.60', status: 'current' }),
      iso('ISO 4:2030', { published: '2030-01', stage: '60.60', status: 'current' }),
    );
    expect(record('iso.2-1973').statements[0]?.source.retrieved).toBe('2025-05');
  });

  it('a status without any date begins with the year in the number', () => {
    const row = { number: 'GB 50300-2013', org: 'SAC', titles: {}, record_source: 's', evidence: 'page' };
    const { standard } = compile({ ...row, status: 'current' });
    expect(standard('gb.50300-2013').periods).toEqual([
      { status: 'unknown', from: null },
      { status: 'in-force', from: '2013' },
    ]);
  });

  it('a number that is only cited has no known status', () => {
    const { standard } = compile({
      number: 'GB/T 6920-1986',
      org: 'SAC',
      titles: { zh: '水质 pH值的测定' },
      record_source: 's',
      evidence: 'normative reference in a full text',
    });
    expect(standard('gb-t.6920-1986').periods).toEqual([{ status: 'unknown', from: null }]);
  });

  it('a citation under a wrong mandate stays what was printed: GB/T 3095 is not GB 3095', () => {
    const { standard } = compile(
      {
        number: 'DB21/T 3456-2021',
        org: 'SAC',
        titles: { zh: '优质粳稻生产技术规程' },
        published: '2021-06-30',
        references: ['GB/T 3095'],
      },
      { number: 'GB 3095-2012', org: 'SAC', titles: { zh: '环境空气质量标准' } },
    );
    expect(relations(standard('db21-t.3456-2021'))).toEqual(['cites gb-t.3095']);
    expect(standard('gb.3095-2012').relations).toEqual([]);
  });
});

describe('collected Chinese metadata', () => {
  it('says the same thing in many ways', () => {
    const { standard } = compile({
      number: 'GB/T 20223-2006',
      titles: { zh: '棉短绒' },
      status: '废止',
      pages: '11P;A4',
      ics: '59.060.10;5908020',
      ccs: ['B32'],
      date_published: '2006年3月10日',
      date_effective: '2006-09-01',
      replaces_raw: 'GB/T 20223—2005',
      normative_references: [{ number: 'GB/T 1103' }],
      links: [{ url: 'https://openstd.samr.gov.cn/' }],
      source: 'A list',
      evidence: 'full text on disk',
    });
    expect(standard('gb-t.20223-2006')).toMatchObject({
      pages: 11,
      dates: { issued: '2006-03-10', effective: '2006-09-01' },
      ics: [{ code: '59.060.10' }, { code: '59.080.20' }],
      sources: [{ key: 'zh-a-list', confidence: 'B', retrieved: '2026-11-25' }],
    });
    expect(relations(standard('gb-t.20223-2006'))).toEqual(['replaces gb-t.20223-2005', 'cites gb-t.1103']);
  });
});

describe('ISO Open Data (JSON Lines)', () => {
  const deliverable = (id: number, reference: string, fields: object) => ({
    id,
    deliverableType: 'IS',
    supplementType: null,
    reference,
    title: { en: 'Quality management systems — Requirements', fr: null },
    publicationDate: null,
    edition: 5,
    icsCode: ['03.120.10'],
    ownerCommittee: 'ISO/TC 176/SC 2',
    currentStage: 6060,
    replaces: null,
    replacedBy: null,
    languages: ['en', 'fr'],
    pages: { en: 29 },
    scope: { en: '<p>ISO 9001 specifies …</p>\n' },
    ...fields,
  });
  it('relations by id become relations by number, stages get their dot', () => {
    const { standard } = compile(
      deliverable(46486, 'ISO 9001:2008', { publicationDate: '2008-11-15', currentStage: 9599, replacedBy: [62085] }),
      deliverable(62085, 'ISO 9001:2015', {
        publicationDate: '2015-09-22',
        currentStage: 9092,
        replaces: [46486, 999999],
      }),
      deliverable(88464, 'ISO/DIS 9001', { currentStage: 4060 }),
    );
    const record = standard('iso.9001-2015');
    expect(relations(record)).toEqual(['replaces iso.9001-2008']);
    expect(record).toMatchObject({ pages: 29, edition: '5', url: 'https://www.iso.org/standard/62085.html' });
    expect(record.abstracts?.en).toBe('ISO 9001 specifies …');
    expect(record.claims.state).toEqual([{ source: 'iso-open-data', value: 'in-force (90.92)' }]);
    expect(standard('iso.9001-2008').periods.at(-1)).toEqual({ status: 'withdrawn', from: '2015-09-22' });
    expect(standard('iso-dis.9001').periods).toEqual([{ status: 'draft', from: null }]);
  });
});
