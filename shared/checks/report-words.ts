import type { Language } from '../runtime/route.ts';
import { statusTerms } from '../standards/terms.ts';
import type { CheckLine, CheckReport, Judgement, Place } from './check.ts';

const words = {
  zh: {
    title: '标准有效性查新报告',
    columns: ['序号', '位置', '原文', '标准号', '名称', '状态', '实施日期', '结论', '说明', '后续版本'],
    judgements: { valid: '有效', attention: '留意', invalid: '无效', unknown: '不明' },
    cell: (cell: string) => cell,
    page: (page: number, line: number) => `第 ${page} 页第 ${line} 行`,
    line: (line: number) => `第 ${line} 行`,
    asOf: '查询日',
    made: '查新时间（UTC）',
    source: '来源',
    list: '所列清单',
    hash: '报告 SHA-256',
    id: '报告编号',
    summary: ({ lines, valid, attention, invalid, unknown }: CheckReport['summary']) =>
      `共 ${lines} 条：有效 ${valid}，留意 ${attention}，无效 ${invalid}，不明 ${unknown}`,
    limits: '结论依据本服务所收录的题录在查询日的状态得出；未收录不等于不存在，以发布机构的公告为准。',
    sealed: '本报告的摘要已写入透明日志；附件中的报告、声明、回执和公钥可离线核验。',
    unsealed: '透明日志尚未发布本报告的回执，请稍后重新下载。',
    scan: '扫码查看',
    foot: (id: string, page: number, pages: number) => `${id} · 第 ${page} / ${pages} 页`,
    missing: '〓 表示所用字体没有的字。',
  },
  en: {
    title: 'Validity report on standards',
    columns: [
      'No.',
      'Place',
      'As written',
      'Standard',
      'Title',
      'Status',
      'In force from',
      'Result',
      'Findings',
      'Followed by',
    ],
    judgements: { valid: 'Valid', attention: 'Attention', invalid: 'Not valid', unknown: 'Unknown' },
    cell: (cell: string) => cell,
    page: (page: number, line: number) => `page ${page}, line ${line}`,
    line: (line: number) => `line ${line}`,
    asOf: 'As of',
    made: 'Made (UTC)',
    source: 'Source',
    list: 'a list',
    hash: 'SHA-256 of the report',
    id: 'Report',
    summary: ({ lines, valid, attention, invalid, unknown }: CheckReport['summary']) =>
      `${lines} lines: ${valid} valid, ${attention} to be looked at, ${invalid} not valid, ${unknown} unknown`,
    limits:
      'The results follow from the records held here and their status on the day; what is not held may exist all the same, and the announcements of the publishers prevail.',
    sealed:
      'The hash of this report stands in the transparency log; report, statement, receipt and key in the attachments can be verified offline.',
    unsealed: 'The log has not published the receipt of this report yet; download it again in a moment.',
    scan: 'Scan to open',
    foot: (id: string, page: number, pages: number) => `${id} · page ${page} of ${pages}`,
    missing: '〓 stands for a character that the font lacks.',
  },
};

export const reportWords = (language: Language) => words[language];

export function placeWords(place: Place, language: Language): string {
  const { cell, page, line } = words[language];
  if (place.cell) return cell(place.cell);
  return place.page ? page(place.page, place.line) : line(place.line);
}

/** A line of the report as a row of texts, in the order of the columns. */
export function rowOf(line: CheckLine, index: number, language: Language): string[] {
  const { judgements } = words[language];
  const { place, written, designation, standard, judgement, findings, successors } = line;
  const status = standard?.status ? statusTerms[standard.status][language] : '';
  const followed = successors.map(({ number }) => number).join(language === 'zh' ? '、' : ', ');
  return [
    String(index + 1),
    placeWords(place, language),
    written.replace(/\s+/g, ' '),
    standard?.number ?? designation,
    titleIn(standard?.title ?? null, language),
    status,
    standard?.effective ?? '',
    judgements[judgement],
    findings.map((found) => found[language]).join(language === 'zh' ? '' : ' '),
    followed,
  ];
}

export function titleIn(title: Record<string, string | undefined> | null, language: Language): string {
  const other = language === 'zh' ? 'en' : 'zh';
  return title?.[language] ?? title?.[other] ?? Object.values(title ?? {})[0] ?? '';
}

export const judgementColours: Readonly<Record<Judgement, string>> = {
  valid: '#2f6f4f',
  attention: '#8a5a00',
  invalid: '#a92b1c',
  unknown: '#57544f',
};
