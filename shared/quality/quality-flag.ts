import * as z from 'zod';
import { Day } from '../standards/local-date.ts';

/** Things in a record that are probably wrong, and that a look at the standard would settle. */
export const QualityFlag = z
  .enum([
    'unknown-class',
    'classes-disagree',
    'impossible-dates',
    'number-year-differs',
    'relation-against-dates',
    'cites-wrong-mandate',
    'cites-withdrawn',
    'cites-not-held',
  ])
  .meta({ example: 'cites-wrong-mandate', description: 'What is doubted' });
export type QualityFlag = z.infer<typeof QualityFlag>;

const Words = z.object({ zh: z.string(), en: z.string() });
type Words = z.infer<typeof Words>;

/** A doubt about one record, with what gives rise to it. */
export interface Doubt {
  flag: QualityFlag;
  detail: Words;
}

export const QualityFinding = z
  .object({
    standard: z.object({ id: z.string(), number: z.string() }),
    flag: QualityFlag,
    detail: Words,
    /** Where to say what is right. */
    correct: z.string(),
  })
  .meta({ id: 'QualityFinding' });
export type QualityFinding = z.infer<typeof QualityFinding>;

export const QualityReport = z
  .object({
    /** Day on which statuses were judged; null before the first look at the catalogue has ended. */
    asOf: Day.nullable(),
    finishedAt: z.iso.datetime().nullable(),
    /** Records looked at. */
    looked: z.int().nullable(),
    items: z.array(
      z.object({
        flag: QualityFlag,
        title: Words,
        meaning: Words,
        count: z.int().nullable(),
        /** Address of the records counted. */
        records: z.string(),
      }),
    ),
  })
  .meta({ id: 'QualityReport' });
export type QualityReport = z.infer<typeof QualityReport>;

export const flagWords: Readonly<Record<QualityFlag, { title: Words; meaning: Words }>> = {
  'unknown-class': {
    title: { zh: '分类号不在分类表中', en: 'Class not in the table' },
    meaning: {
      zh: 'ICS 或 CCS 分类号在第 6、7 版 ICS 与 CCS 表中都查不到，多为印刷或录入错误。',
      en: 'An ICS or CCS code stands in no edition of the tables, mostly a slip of print or typing.',
    },
  },
  'classes-disagree': {
    title: { zh: '两种分类指向不同领域', en: 'Classes of different fields' },
    meaning: {
      zh: 'ICS 与 CCS 指向不相干的领域，其中一个可能归错了类。',
      en: 'ICS and CCS point to fields that have nothing in common; one of them may be wrong.',
    },
  },
  'impossible-dates': {
    title: { zh: '日期不可能', en: 'Impossible dates' },
    meaning: {
      zh: '实施、废止或复审早于发布，或者发布日期还没有到。',
      en: 'In force, withdrawn or reaffirmed before it was issued, or issued on a day still to come.',
    },
  },
  'number-year-differs': {
    title: { zh: '年代号与发布年份不符', en: 'Year of the number is not that of issue' },
    meaning: {
      zh: '国内标准的年代号应为批准发布的年份；相差的可能是日期录错。',
      en: 'The year in a Chinese number is that of approval; where it differs the date may be wrong.',
    },
  },
  'relation-against-dates': {
    title: { zh: '关系与日期矛盾', en: 'Relations against dates' },
    meaning: {
      zh: '代替了比自己更晚的版本、发布前就被代替，或者引用了发布之后才有的版本。',
      en: 'It replaces a later edition, is replaced before it was issued, or cites an edition that came after it.',
    },
  },
  'cites-wrong-mandate': {
    title: { zh: '引用的标准性质写错', en: 'Cites under a wrong mandate' },
    meaning: {
      zh: '引用时把强制性标准写成推荐性（或相反），按所写的号查不到。',
      en: 'A mandatory standard is cited as a recommended one or the other way round; no such number exists.',
    },
  },
  'cites-withdrawn': {
    title: { zh: '引用了已废止或被代替的标准', en: 'Cites what is withdrawn or replaced' },
    meaning: {
      zh: '现行标准引用的标准已废止或被代替，修订时应核对。',
      en: 'A standard in force cites one that is withdrawn or replaced; to be looked at when it is revised.',
    },
  },
  'cites-not-held': {
    title: { zh: '引用的标准号未收录', en: 'Cites a number that is not held' },
    meaning: {
      zh: '目录中没有所引用的标准号或版本：可能写错，也可能本服务尚未收录。',
      en: 'The number or edition cited is not in the catalogue: it may be wrong, or not held here yet.',
    },
  },
};
