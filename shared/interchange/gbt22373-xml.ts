import type { RelationType } from '../standards/codes.ts';
import type { StandardRecord } from '../standards/standard-view.ts';
import { statusTerms } from '../standards/terms.ts';
import { element, leaf, type Xml } from './xml.ts';

type Value = string | null | undefined;

/**
 * The record in the elements of GB/T 22373-2021 (metadata of standards literature), each with its tag and its Chinese name;
 * an element repeats for each value and is left out where nothing is known. By the definitions there, 462 names the
 * standards that this one replaces and 461 those that replace it.
 */
export function gbt22373Xml(record: StandardRecord): Xml {
  return element(
    'record',
    { standard: 'GB/T 22373-2021' },
    elementsOf(record).flatMap(([tag, name, values]) => values.map((value) => leaf('element', { tag, name }, value))),
  );
}

function elementsOf(record: StandardRecord): [tag: string, name: string, values: Value[]][] {
  const { bodies, dates, title, abstract, classification } = record;
  const [number, ...secondNumbers] = record.numbers;
  const others = Object.entries(title).filter(([language]) => language !== 'zh' && language !== 'en');
  return [
    ['001', '记录识别符', [record.id]],
    ['003', '记录日期', [record.updatedAt.slice(0, 10)]],
    ['100', '标准号', [number]],
    ['101', '发布日期', [record.issued]],
    ['102', '发布机构', bodies.issuer ?? []],
    ['104', '发布机构代码', [record.issuer]],
    ['103', '版本', [record.edition]],
    ['200', '标准状态', [statusTerms[record.status].zh]],
    ['203', '有效区域', [record.region?.name.zh]],
    ['204', '批准单位', bodies.approver ?? []],
    ['205', '实施或试行日期', [record.effective]],
    ['206', '废止日期', [typeof dates.withdrawn === 'string' ? dates.withdrawn : null]],
    ['209', '起草单位', bodies.drafters ?? []],
    ['298', '中文标准名称', [title.zh]],
    ['300', '正文语种', record.languages],
    ['301', '原文标准名称', others.map(([, text]) => text)],
    ['302', '英文标准名称', [title.en]],
    ['305', '稽核项', [record.pages === null ? null : `${record.pages} 页`]],
    ['330', '中文文摘', [abstract.zh]],
    ['331', '英文文摘', [abstract.en]],
    ['461', '代替标准', numbersOf(record, 'replaced-by')],
    ['462', '被代替标准', numbersOf(record, 'replaces')],
    ['502', '引用文件', numbersOf(record, 'cites')],
    ['505', '相关法律', numbersOf(record, 'cited-by-law')],
    [
      '800',
      '一致性程度',
      record.adoption.map(({ number: adopted, degree }) => [degree, adopted].filter(Boolean).join(' ')),
    ],
    ['805', '第二标准号', secondNumbers],
    ['820', '修改件', numbersOf(record, 'amended-by')],
    ['821', '被修改件', numbersOf(record, 'amends')],
    ['825', '中国标准分类号', classification.ccs.map(({ code }) => code)],
    ['826', '国际标准分类号', classification.ics.map(({ code }) => code)],
    ['840', '中文自由词', record.keywords],
    ['850', '标准类型', [record.documentType]],
    ['870', '提出单位', bodies.proposer ?? []],
    ['871', '归口单位', bodies.custodian ?? bodies.committees ?? []],
    ['893', '电子文件名称', record.texts.map(({ document }) => document)],
  ];
}

function numbersOf({ relations }: StandardRecord, type: RelationType): string[] {
  return relations.filter((relation) => relation.type === type).map(({ number }) => number);
}
