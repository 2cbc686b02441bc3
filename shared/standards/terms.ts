import type {
  AccessLevel,
  AdoptionDegree,
  Level,
  LicenceMark,
  Mandate,
  Origin,
  RelationType,
  Status,
} from './codes.ts';
import { provinces, regionOf } from './designation/regions.ts';

/** The one term table (architecture, 3): pages, API and docs take the words for codes from here. */
export interface Term {
  zh: string;
  en: string;
}

const t = (zh: string, en: string): Term => ({ zh, en });

export const statusTerms: Readonly<Record<Status, Term>> = {
  draft: t('草案', 'Draft'),
  'to-be-implemented': t('即将实施', 'To be implemented'),
  'in-force': t('现行', 'In force'),
  'newer-edition': t('有更新版', 'Newer edition'),
  'partly-replaced': t('部分代替', 'Partly replaced'),
  suspended: t('暂缓实施', 'Suspended'),
  withdrawn: t('废止', 'Withdrawn'),
  unknown: t('状态不明', 'Status unknown'),
};

export const originTerms: Readonly<Record<Origin, Term>> = {
  government: t('政府颁布', 'Government'),
  market: t('市场自主制定', 'Market'),
  international: t('国际', 'International'),
  foreign: t('国外', 'Foreign'),
};

export const levelTerms: Readonly<Record<Level, Term>> = {
  national: t('国家标准', 'National'),
  sector: t('行业标准', 'Sector'),
  local: t('地方标准', 'Local'),
  association: t('团体标准', 'Association'),
  enterprise: t('企业标准', 'Enterprise'),
  international: t('国际标准', 'International'),
  regional: t('区域标准', 'Regional'),
  foreign: t('国外标准', 'Foreign'),
};

export const mandateTerms: Readonly<Record<Mandate, Term>> = {
  mandatory: t('强制性', 'Mandatory'),
  recommended: t('推荐性', 'Recommended'),
  guide: t('指导性', 'Guide'),
  voluntary: t('自愿采用', 'Voluntary'),
};

export const licenceTerms: Readonly<Record<LicenceMark, Term>> = {
  available: t('可购许可', 'Licence available'),
  'READ-1': t('单人阅读', 'Single reader'),
  'READ-N': t('多人阅读', 'Several readers'),
  SITE: t('单一场所', 'One site'),
  ORG: t('全组织', 'Whole organization'),
  SUB: t('订阅', 'Subscription'),
  TEACH: t('教学', 'Teaching'),
  TRANS: t('翻译', 'Translation'),
  DERIV: t('引入与改编', 'Incorporation and adaptation'),
  ADOPT: t('政府采信', 'Adoption by government'),
  DATA: t('数据使用', 'Data use'),
  RESELL: t('分销', 'Resale'),
  ASSIGN: t('著作权转让', 'Assignment of copyright'),
};

export const relationTerms: Readonly<Record<RelationType, Term>> = {
  replaces: t('代替', 'Replaces'),
  'replaced-by': t('被代替', 'Replaced by'),
  'partly-replaces': t('部分代替', 'Partly replaces'),
  'partly-replaced-by': t('被部分代替', 'Partly replaced by'),
  amends: t('修改', 'Amends'),
  'amended-by': t('修改件', 'Amended by'),
  corrects: t('更正', 'Corrects'),
  'corrected-by': t('勘误', 'Corrected by'),
  adopts: t('采用', 'Adopts'),
  'adopted-as': t('被采用为', 'Adopted as'),
  cites: t('引用', 'Cites'),
  'cited-by': t('被引用', 'Cited by'),
  'part-of': t('所属标准', 'Part of'),
  'has-part': t('部分', 'Has part'),
  'newer-edition-of': t('前一版', 'Newer edition of'),
  'has-newer-edition': t('后一版', 'Has newer edition'),
  'translation-of': t('译自', 'Translation of'),
  'has-translation': t('译文', 'Has translation'),
  'cites-law': t('引用法律', 'Cites law'),
  'cited-by-law': t('被法律引用', 'Cited by law'),
  related: t('相关标准', 'Related'),
};

export const adoptionTerms: Readonly<Record<AdoptionDegree, Term>> = {
  IDT: t('等同采用', 'Identical'),
  MOD: t('修改采用', 'Modified'),
  NEQ: t('非等效', 'Not equivalent'),
  EQV: t('等效采用', 'Equivalent'),
};

export const accessTerms: Readonly<Record<AccessLevel, Term>> = {
  metadata: t('题录', 'Metadata'),
  snippet: t('片段', 'Snippets'),
  'page-preview': t('页面预览', 'Page preview'),
  read: t('在线阅读', 'Read online'),
  download: t('下载', 'Download'),
};

/** Names of the fields of a record by dotted path, as claims and conflicts name them. */
export const fieldTerms: Readonly<Record<string, Term>> = {
  number: t('标准号', 'Number'),
  secondNumbers: t('第二标准号', 'Second numbers'),
  titles: t('标准名称', 'Title'),
  'titles.zh': t('中文名称', 'Chinese title'),
  'titles.en': t('英文名称', 'English title'),
  'titles.fr': t('法文名称', 'French title'),
  abstracts: t('摘要', 'Abstract'),
  keywords: t('主题词', 'Keywords'),
  documentType: t('文献类型', 'Document type'),
  edition: t('版次', 'Edition'),
  languages: t('语种', 'Languages'),
  pages: t('页数', 'Pages'),
  status: t('状态', 'Status'),
  state: t('来源所述状态', 'State as stated'),
  origin: t('制定主体', 'Origin'),
  level: t('标准层级', 'Level'),
  mandate: t('约束力', 'Mandate'),
  issuer: t('标准代号', 'Numbering system'),
  region: t('行政区域', 'Region'),
  'bodies.issuer': t('发布单位', 'Issued by'),
  'bodies.approver': t('批准单位', 'Approved by'),
  'bodies.proposer': t('提出单位', 'Proposed by'),
  'bodies.custodian': t('归口单位', 'Custodian'),
  'bodies.drafters': t('起草单位', 'Drafted by'),
  'bodies.authors': t('作者', 'Authors'),
  'bodies.committees': t('技术委员会', 'Committees'),
  'dates.issued': t('发布日期', 'Issued'),
  'dates.effective': t('实施日期', 'Effective'),
  'dates.trial': t('试行日期', 'On trial from'),
  'dates.withdrawn': t('废止日期', 'Withdrawn'),
  'dates.expires': t('截止日期', 'Expires'),
  'dates.reaffirmed': t('确认日期', 'Reaffirmed'),
  ics: t('国际标准分类号', 'ICS'),
  ccs: t('中国标准分类号', 'CCS'),
  relations: t('关系', 'Relations'),
  adoption: t('采标', 'Adoption'),
  rights: t('权利', 'Rights'),
  access: t('获取', 'Access'),
  licence: t('许可', 'Licence'),
  licences: t('可购许可', 'Licences on offer'),
  errata: t('勘误', 'Errata'),
  filing: t('备案', 'Filing'),
  feedbackChannel: t('意见反馈渠道', 'Feedback channel'),
  patents: t('专利披露', 'Patents'),
  url: t('官网页面', 'Page at the publisher'),
  doi: t('DOI', 'DOI'),
  year: t('发布年份', 'Year'),
};

/** 33 provinces with codes of GB/T 2260, for filters; the cities of Liaoning are known to `regionTerm`. */
export const provinceTerms: Readonly<Record<string, Term>> = Object.fromEntries(
  provinces.map(({ code, zh, en }) => [code, t(zh, en)]),
);

/** Name of a region by its code of two or four digits. */
export function regionTerm(code: string): Term | undefined {
  const region = regionOf(code);
  return region && t(region.zh, region.en);
}

const tables = {
  status: statusTerms,
  origin: originTerms,
  level: levelTerms,
  mandate: mandateTerms,
  relation: relationTerms,
  adoption: adoptionTerms,
  access: accessTerms,
  licence: licenceTerms,
  field: fieldTerms,
  region: provinceTerms,
} satisfies Record<string, Readonly<Record<string, Term>>>;

export type TermKind = keyof typeof tables;

/** The words for a code; a code that has none stands for itself. */
export function term(kind: TermKind, code: string): Term {
  const table: Readonly<Record<string, Term>> = tables[kind];
  const found = kind === 'region' ? regionTerm(code) : Object.hasOwn(table, code) ? table[code] : undefined;
  return found ?? t(code, code);
}
