import { expect, test } from 'vitest';
import { citationsOf } from '#shared/interchange/citations.ts';
import { referenceOf } from '#shared/interchange/reference.ts';
import { cited, site, today } from './cited-records.ts';

type Name = keyof typeof cited;

const cite = (name: Name) =>
  Object.fromEntries(citationsOf(referenceOf(cited[name], site), today).map(({ style, text }) => [style, text]));

const at = (id: string) => `https://guiju.example/standards/${id}`;

test.each<[Name, string, string]>([
  [
    'adoption',
    'gbt7714',
    `国家质量监督检验检疫总局, 国家标准化管理委员会. 质量管理体系 要求: GB/T 19001-2016[S/OL]. (2016-12-30)[2026-11-25]. ${at('gb-t.19001-2016')}.`,
  ],
  [
    'withdrawn',
    'gbt7714',
    `行业用水定额: DB21/T 1237-2015[S/OL]. (2015-05-18)[2026-11-25]. ${at('db21-t.1237-2015')}.`,
  ],
  [
    'association',
    'gbt7714-author-date',
    `中国标准化协会, 2021. 团体标准版权管理指南: T/CAS 3-2021[S/OL]. (2021-07-08)[2026-11-25]. ${at('t-cas.3-2021')}.`,
  ],
  [
    'double',
    'gbt7714-author-date',
    `佚名, 2014. 新闻出版内容资源加工规范 第1部分：加工专业术语: CY/T 101.1-2014[S/OL]. (2014-10-08)[2026-11-25]. ${at('cy-t.101.1-2014')}.`,
  ],
  [
    'awkward',
    'gbt7714-author-date',
    `甲 & 乙, 丙, 丁, 等, 2020. 50% 与 {a}_b \\ <c> & "d" #1 ~ ^: T/CAS 99-2020[S/OL]. [2026-11-25]. ${at('t-cas.99-2020')}.`,
  ],
  ['undated', 'gbt7714', `标准化工作导则 第2部分: GB/T 1.2[S/OL]. [2026-11-25]. ${at('gb-t.1.2')}.`],
  [
    'international',
    'iso690',
    `INTERNATIONAL ORGANIZATION FOR STANDARDIZATION, INTERNATIONAL ELECTROTECHNICAL COMMISSION. ISO/IEC 27001:2022, Information security, cybersecurity and privacy protection — Requirements. Edition 3. Online. 2022-10. Available from: ${at('iso-iec.27001-2022')}. [viewed 2026-11-25].`,
  ],
  [
    'undated',
    'iso690',
    `GB/T 1.2, 标准化工作导则 第2部分. Online. No date. Available from: ${at('gb-t.1.2')}. [viewed 2026-11-25].`,
  ],
  [
    'rfc',
    'gbt7714',
    'N. ten Oever, G. Wood. Retiring the Tao of the IETF: RFC 9592[S/OL]. (2024-06)[2026-11-25]. https://doi.org/10.17487/RFC9592.',
  ],
  [
    'rfc',
    'apa',
    'N. ten Oever, & G. Wood. (2024). Retiring the Tao of the IETF (RFC 9592). https://doi.org/10.17487/RFC9592',
  ],
  [
    'w3c',
    'apa',
    `World Wide Web Consortium. (2024). Web Content Accessibility Guidelines (WCAG) 2.2 (W3C REC-WCAG22-20241212). ${at('w3c-rec.wcag22-20241212')}`,
  ],
  ['undated', 'apa', `标准化工作导则 第2部分 (GB/T 1.2). (n.d.). ${at('gb-t.1.2')}`],
])('%s in %s', (name, style, text) => {
  expect(cite(name)[style]).toBe(text);
});
