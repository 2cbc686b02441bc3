import { reconcile } from '#shared/standards/reconcile.ts';
import { recordView } from '#shared/standards/record-view.ts';
import type { StandardFields } from '#shared/standards/standard.ts';
import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { idOf, stored } from '../standards/search-fixture.ts';

export const site = 'https://guiju.example';
export const today = '2026-11-25';

function record(number: string, fields: Omit<StandardFields, 'number'>): StandardRecord {
  const kept = stored(number, fields);
  return recordView(reconcile(kept), kept.statements, new Map(), today);
}

const related = (type: 'replaces' | 'replaced-by' | 'cites', number: string) => ({ type, number, id: idOf(number) });

/** Records that are hard to cite, each for its own reason. */
export const cited = {
  adoption: record('GB/T 19001-2016', {
    titles: { zh: '质量管理体系 要求', en: 'Quality management systems—Requirements' },
    bodies: {
      issuer: ['国家质量监督检验检疫总局', '国家标准化管理委员会'],
      committees: ['全国质量管理和质量保证标准化技术委员会'],
    },
    dates: { issued: '2016-12-30', effective: '2017-07-01' },
    ics: ['03.120.10'],
    ccs: ['A00'],
    keywords: ['质量 & 管理'],
    languages: ['zh'],
    adoption: [{ number: 'ISO 9001:2015', id: 'iso.9001-2015', degree: 'IDT' }],
    relations: [related('replaces', 'GB/T 19001-2008'), related('cites', 'GB/T 19000-2016')],
    url: 'https://openstd.example/19001',
  }),
  withdrawn: record('DB21/T 1237-2015', {
    titles: { zh: '行业用水定额', en: 'Industry water-use quota' },
    dates: { issued: '2015-05-18', effective: '2015-07-18', withdrawn: '2020-12-30' },
    relations: [related('replaced-by', 'DB21/T 1237-2020')],
    ccs: ['P40'],
  }),
  double: record('CY/T 101.1-2014', {
    secondNumbers: ['ISO 2709:2008'],
    titles: { zh: '新闻出版内容资源加工规范 第1部分：加工专业术语' },
    dates: { issued: '2014-10-08' },
  }),
  association: record('T/CAS 3-2021', {
    titles: { zh: '团体标准版权管理指南' },
    bodies: { issuer: ['中国标准化协会'] },
    dates: { issued: '2021-07-08', effective: '2021-07-08' },
    ccs: ['A01'],
  }),
  undated: record('GB/T 1.2', { titles: { zh: '标准化工作导则 第2部分' } }),
  international: record('ISO/IEC 27001:2022', {
    titles: {
      en: 'Information security, cybersecurity and privacy protection — Requirements',
      fr: 'Sécurité de l’information',
    },
    dates: { issued: '2022-10' },
    edition: '3',
    ics: ['35.030'],
  }),
  rfc: record('RFC 9592', {
    titles: { en: 'Retiring the Tao of the IETF' },
    bodies: { authors: ['N. ten Oever', 'G. Wood'] },
    dates: { issued: '2024-06' },
    doi: '10.17487/RFC9592',
  }),
  w3c: record('W3C REC-WCAG22-20241212', {
    titles: { en: 'Web Content Accessibility Guidelines (WCAG) 2.2' },
    dates: { issued: '2024-12-12' },
  }),
  /** What formats read as signs of their own. */
  awkward: record('T/CAS 99-2020', {
    titles: { zh: '50% 与 {a}_b \\ <c> & "d" #1 ~ ^', en: 'A_b*c* [d](e)' },
    bodies: { issuer: ['甲 & 乙', '丙', '丁', '戊'] },
    dates: { issued: '2020' },
    abstracts: { zh: '第一行\n第二行 <script>' },
  }),
} satisfies Record<string, StandardRecord>;
