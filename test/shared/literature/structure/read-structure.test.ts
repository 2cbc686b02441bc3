import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStructure } from '#shared/literature/structure/read-structure.ts';
import { Structure } from '#shared/literature/structure/structure.ts';
import { madePage } from '../made-pages.ts';

const standard = [
  madePage(1, ['中华人民共和国国家标准', 'GB 90001—2031', '代替GB 90001—2011', '仪器校准箱通用要求']),
  madePage(2, [
    '目 次',
    '前 言…………………………………………II',
    '1 范围………………………………………1',
    '2 规范性引用文件……………………………1',
    '3 术语和定义………………………………1',
    '4 要求………………………………………2',
    '附录A（规范性） 校准记录的格式……………4',
  ]),
  madePage(3, ['前 言', '本标准代替GB 90001—2011《仪器校准箱》。', '本标准由示例委员会提出并归口。']),
  madePage(4, [
    '1 范围',
    '本标准规定了仪器校准箱的要求。',
    '2 规范性引用文件',
    '下列文件对于本文件的应用是必不可少的。',
    'GB/T 191 包装储运图示标志',
    'ISO 9001:2015 Quality management systems',
    '《计量器具管理办法》',
    '3 术语和定义',
    '下列术语和定义适用于本标准。',
    '3.1',
    '校准箱 calibration box',
    '存放校准器具的箱体。',
  ]),
  madePage(5, [
    '4 要求',
    '4.1 尺寸',
    '4.1.1 外形尺寸应符合表1的规定。',
    '表1 外形尺寸',
    '型号\t长\t宽',
    '1\t20\t30',
    '2\t25\t35',
    '4.2 分类',
    '4.2.1 箱体分为两类。',
    '附 录 A',
    '（规范性）',
    '校准记录的格式',
    'A.1 每次校准都应记录。',
  ]),
];

describe('readStructure of a printed standard', () => {
  const { clauses, contents, references, terms, tables, facts } = readStructure(standard);

  it('finds every clause that the contents list, with its place', () => {
    expect(contents.map(({ number, title, label }) => [number, title, label])).toEqual([
      [undefined, '前言', 'II'],
      ['1', '范围', '1'],
      ['2', '规范性引用文件', '1'],
      ['3', '术语和定义', '1'],
      ['4', '要求', '2'],
      ['A', '校准记录的格式', '4'],
    ]);
    expect(clauses.map(({ number, title, page }) => [number, title, page])).toEqual([
      [undefined, '前言', 3],
      ['1', '范围', 4],
      ['2', '规范性引用文件', 4],
      ['3', '术语和定义', 4],
      ['3.1', '校准箱 calibration box', 4],
      ['4', '要求', 5],
      ['4.1', '尺寸', 5],
      ['4.1.1', undefined, 5],
      ['4.2', '分类', 5],
      ['4.2.1', undefined, 5],
      ['A', '校准记录的格式', 5],
      ['A.1', undefined, 5],
    ]);
  });

  it('says what a clause is for and how sure it is', () => {
    const kinds = clauses.map(({ anchor, kind, certainty, annex }) => [anchor, kind, certainty, annex]);
    expect(kinds).toContainEqual(['clause-2', 'references', 'confirmed', undefined]);
    expect(kinds).toContainEqual(['clause-4.1', 'clause', 'likely', undefined]);
    expect(kinds).toContainEqual(['annex-a', 'annex', 'confirmed', 'normative']);
  });

  it('lists references, with and without a number', () => {
    expect(references.map(({ designation, dated, certainty }) => [designation, dated, certainty])).toEqual([
      ['GB/T 191', false, 'likely'],
      ['ISO 9001:2015', true, 'likely'],
      [undefined, false, 'doubtful'],
    ]);
  });

  it('takes terms apart into both languages', () => {
    expect(terms).toMatchObject([
      { number: '3.1', term: '校准箱', translation: 'calibration box', definition: '存放校准器具的箱体。' },
    ]);
  });

  it('keeps tables as rows of cells and never takes a row for a clause', () => {
    expect(tables).toMatchObject([{ number: '1', caption: '外形尺寸', text: '型号\t长\t宽\n1\t20\t30\n2\t25\t35' }]);
  });

  it('states what the cover and the foreword say', () => {
    expect(facts).toMatchObject({
      replaces: [{ designation: 'GB 90001-2011', certainty: 'stated' }],
      proposer: '示例委员会',
      custodian: '示例委员会',
    });
  });
});

describe('readStructure of anything', () => {
  it('gives clauses with anchors of their own, in the order of the lines', () => {
    const line = fc.oneof(
      fc.constantFrom('1 范围', '2', '目次', '3.1 术语', '附录A', '前言', '表1 限值', '第一条 为了', 'A.1 总则', ''),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 30 }), { maxLength: 4 }), (pages) => {
        const structure = readStructure(pages.map((lines, i) => madePage(i + 1, lines)));
        const { clauses } = Structure.parse(structure);
        expect(new Set(clauses.map(({ anchor }) => anchor)).size).toBe(clauses.length);
        const places = clauses.map(({ page, line: at }) => page * 1000 + at);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});
