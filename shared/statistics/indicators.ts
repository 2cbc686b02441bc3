import type { IndicatorId, SeriesDescription, Words } from './series.ts';

interface Indicator extends Words {
  definition: Words;
  formula: Words;
  target: NonNullable<SeriesDescription['target']>;
  source: Words;
}

const item = { zh: '项', en: 'standards' };
const percent = { zh: '%', en: '%' };

function atLeast(value: number, unit: Words): Indicator['target'] {
  return { value, comparison: 'at-least', unit, by: '2025' };
}

/** Paragraph (二) names the figures and the year; how each is counted is said here, so that anyone can count again. */
const indicators: Readonly<Record<IndicatorId, Indicator>> = {
  'national-standards': {
    zh: '主导或参与制修订国家标准',
    en: 'National standards led or joined',
    definition: {
      zh: '由辽宁的单位主导起草或参与起草、期内发布的国家标准。',
      en: 'National standards issued in the period that bodies of Liaoning drafted or helped to draft.',
    },
    formula: {
      zh: '起草单位中有辽宁单位的国家标准数',
      en: 'Number of national standards with a drafting body of Liaoning',
    },
    target: atLeast(320, item),
    source: {
      zh: '登记簿：前言中有辽宁起草单位的国家标准，按发布日期',
      en: 'The register of national standards whose forewords name a drafting body of Liaoning, by date of issue',
    },
  },
  'local-standards': {
    zh: '制修订省级地方标准',
    en: 'Provincial standards issued or revised',
    definition: {
      zh: '期内发布的辽宁省地方标准（DB21），新制定与修订都计。起算年取“十四五”首年 2021 年，可用 issuedFrom、issuedTo 另定。',
      en: 'Standards of Liaoning Province (DB21) issued in the period, new or revised. It begins with 2021, the first year of the five-year plan; issuedFrom and issuedTo choose another.',
    },
    formula: { zh: '发布日期在期内的 DB21 标准记录数', en: 'Number of DB21 records issued in the period' },
    target: atLeast(480, item),
    source: {
      zh: '标准目录（只计已收录的，收录不全时低于实际）',
      en: 'The catalogue of standards; only what is held is counted, which may be less than there is',
    },
  },
  'research-results': {
    zh: '科技计划项目形成标准研究成果的比率',
    en: 'Research projects that led to standards',
    definition: {
      zh: '共性关键技术和应用类科技计划项目中，形成标准研究成果的比率。',
      en: 'Share of the research projects on key generic technology and its use that led to results for standards.',
    },
    formula: { zh: '形成标准成果的项目数 ÷ 结题项目数', en: 'Projects with a result for standards ÷ projects closed' },
    target: atLeast(50, percent),
    source: {
      zh: '登记簿：已结题的科技计划项目及其形成的标准，按结题日期',
      en: 'The register of research projects with the standards that came of them, by date of closing',
    },
  },
  'drafting-time': {
    zh: '地方标准平均制定周期',
    en: 'Mean drafting time of local standards',
    definition: {
      zh: '期内发布的地方标准自立项至发布的平均月数。',
      en: 'Mean number of months from approval of the project to issue, of local standards issued in the period.',
    },
    formula: {
      zh: '（发布日期 − 立项日期）的平均天数 ÷ 30.44',
      en: 'Mean number of days from approval to issue ÷ 30.44',
    },
    target: { value: 18, comparison: 'at-most', unit: { zh: '个月', en: 'months' }, by: '2025' },
    source: {
      zh: '本服务中已发布的地方标准项目；登记簿：其他项目的立项与发布日期',
      en: 'Projects of this service that were published; the register of other projects, with approval and issue',
    },
  },
  'pilot-projects': {
    zh: '新建标准化试点示范项目',
    en: 'New pilot projects of standardization',
    definition: { zh: '期内新批准的标准化试点示范项目。', en: 'Pilot projects approved in the period.' },
    formula: { zh: '批准日期在期内的项目数', en: 'Number of projects approved in the period' },
    target: atLeast(50, { zh: '个', en: 'projects' }),
    source: { zh: '登记簿：试点示范项目，按批准日期', en: 'The register of pilot projects, by date of approval' },
  },
  'international-adoption': {
    zh: '驻辽国家标准化技术委员会所在领域国际标准转化率',
    en: 'Adoption of international standards in the fields of national committees in Liaoning',
    definition: {
      zh: '秘书处在辽宁的国家标准化技术委员会对口的国际标准中，已被国家标准采用的比率。',
      en: 'Share of the international standards of the mirrored committees that national standards have adopted, for national committees seated in Liaoning.',
    },
    formula: { zh: '已采用的国际标准数 ÷ 对口的国际标准数', en: 'International standards adopted ÷ mirrored' },
    target: atLeast(88, percent),
    source: {
      zh: '登记簿：对口国际技术委员会的现行标准，以及采用它的国家标准',
      en: 'The register of standards of the mirrored committees, each with the national standard that adopts it',
    },
  },
  'technical-committees': {
    zh: '省级标准化技术委员会',
    en: 'Provincial technical committees',
    definition: {
      zh: '已批准成立、未撤销的辽宁省标准化技术委员会。',
      en: 'Provincial committees set up and not dissolved.',
    },
    formula: { zh: '登记在册的委员会数', en: 'Number of committees in the register' },
    target: atLeast(30, { zh: '个', en: 'committees' }),
    source: {
      zh: '登记簿：省级标准化技术委员会，按成立日期',
      en: 'The register of provincial committees, by founding',
    },
  },
  'service-providers': {
    zh: '标准化专业服务机构',
    en: 'Professional service providers',
    definition: { zh: '培育的标准化专业服务机构。', en: 'Providers of standardization services that were fostered.' },
    formula: { zh: '登记在册的机构数', en: 'Number of providers in the register' },
    target: atLeast(14, { zh: '家', en: 'providers' }),
    source: { zh: '登记簿：标准化服务机构，按认定日期', en: 'The register of service providers, by recognition' },
  },
};

export function describeIndicator(id: IndicatorId): SeriesDescription {
  const { zh, en, ...indicator } = indicators[id];
  return { id, kind: 'indicator', title: { zh, en }, ...indicator };
}
