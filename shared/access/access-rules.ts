import type { AccessDecision } from './access-decision.ts';
import type { AccessFacts } from './decide-access.ts';

/** One line of the access table (domain D.7): for whom it applies, what it allows, on which basis. */
export interface AccessRule {
  code: string;
  level: AccessDecision['level'];
  applies: (facts: AccessFacts) => boolean;
  basis: AccessDecision['basis'];
  reason: AccessDecision['reason'];
}

const openstdNotice = {
  zh: '国家标准全文公开系统公告（2017年1月1日起）',
  en: 'Notice of the national standards full-text disclosure system (since 1 January 2017)',
};
const standardizationLaw = {
  zh: '《中华人民共和国标准化法》第十七条：强制性标准文本应当免费向社会公开，国家推动免费向社会公开推荐性标准文本',
  en: 'Standardization Law of the PRC, article 17: texts of mandatory standards are free to the public, the state promotes free access to recommended ones',
};

const isOwn = ({ standard }: AccessFacts) => standard.issuer === 'T/GUIJU';
const isNational = ({ standard }: AccessFacts) => standard.level === 'national';
const isIssuedBy =
  (issuers: readonly string[]) =>
  ({ standard }: AccessFacts) =>
    issuers.includes(standard.issuer);
const isFrom =
  (level: AccessFacts['standard']['level']) =>
  ({ standard }: AccessFacts) =>
    standard.level === level;

/** Publishers whose own site offers every text free of charge. */
const freePublishers = ['IETF', 'W3C', 'ETSI', 'ITU', 'ITU-T', 'ITU-R', 'ITU-D', 'NIST'];

/**
 * The table, most specific line first. No text of others is held yet: where a text is free, the decision says so and
 * names the place, and the level here stays `metadata`.
 */
export const accessRules: readonly AccessRule[] = [
  {
    code: 'own-standard-is-open',
    level: 'read',
    applies: isOwn,
    basis: {
      zh: '版权人声明：本服务自有团体标准免费公开',
      en: 'Declaration of the rightsholder: the association standards of this service are free',
    },
    reason: { zh: '本服务自有标准，全文公开。', en: 'A standard of this service itself; its full text is open.' },
  },
  {
    code: 'not-public',
    level: 'metadata',
    applies: isIssuedBy(['GJB', 'GBn']),
    basis: { zh: '军用及内部标准不向社会公开', en: 'Military and internal standards are not public' },
    reason: {
      zh: '军用标准和国家内部标准的文本不公开，本服务只列出已公开的题录。',
      en: 'Texts of military and internal national standards are not public; only published metadata is listed.',
    },
  },
  {
    code: 'withdrawn-text-not-offered',
    level: 'metadata',
    applies: (facts) => isNational(facts) && facts.withdrawn,
    basis: openstdNotice,
    reason: {
      zh: '该标准已废止。国家标准全文公开系统不提供废止标准的文本，本服务也不提供。',
      en: 'This standard is withdrawn. The national disclosure system does not offer withdrawn texts, nor does this service.',
    },
  },
  {
    code: 'mandatory-text-is-free',
    level: 'metadata',
    applies: ({ standard }) => standard.origin === 'government' && standard.mandate === 'mandatory',
    basis: standardizationLaw,
    reason: {
      zh: '强制性标准文本免费公开，请到公开机关的网站阅读；本服务尚未收藏该文本。',
      en: 'The text of a mandatory standard is free at the site of the issuing authority; it is not held here yet.',
    },
  },
  {
    code: 'adopted-text-is-protected',
    level: 'metadata',
    applies: (facts) => isNational(facts) && facts.adopts,
    basis: openstdNotice,
    reason: {
      zh: '该标准采用了国际或国外标准，涉及其版权保护，不公开全文。',
      en: 'This standard adopts an international or foreign standard; its copyright does not allow full-text access.',
    },
  },
  {
    code: 'recommended-text-on-openstd',
    level: 'metadata',
    applies: isNational,
    basis: openstdNotice,
    reason: {
      zh: '非采标的推荐性国家标准和指导性技术文件在国家标准全文公开系统公开，新标准自公告发布之日起20个工作日内公开；本服务尚未收藏该文本。',
      en: 'Recommended national standards that adopt nothing are open in the national disclosure system, new ones within 20 working days of the announcement; the text is not held here yet.',
    },
  },
  {
    code: 'sector-text-case-by-case',
    level: 'metadata',
    applies: isFrom('sector'),
    basis: { zh: '由行业主管部门决定公开范围', en: 'The ministry in charge decides what is open' },
    reason: {
      zh: '行业标准是否公开由主管部门决定，请到行业标准信息服务平台查询。',
      en: 'Whether a sector standard is open is up to its ministry; see the sector standards platform.',
    },
  },
  {
    code: 'local-text-on-platform',
    level: 'metadata',
    applies: isFrom('local'),
    basis: {
      zh: '《地方标准管理办法》及地方标准信息服务平台的公开实践',
      en: 'Measures for local standards, and the practice of the local standards platform',
    },
    reason: {
      zh: '地方标准文本一般在地方标准信息服务平台公开；本服务尚未收藏该文本。',
      en: 'Texts of local standards are generally open on the local standards platform; this one is not held here yet.',
    },
  },
  {
    code: 'association-decides',
    level: 'metadata',
    applies: isFrom('association'),
    basis: {
      zh: '《团体标准管理规定》：名称、编号等信息应当公开，鼓励公开全文',
      en: 'Rules for association standards: name and number must be public, full text is encouraged',
    },
    reason: {
      zh: '团体标准文本由制定团体决定是否公开。',
      en: 'The association that issued it decides whether its text is open.',
    },
  },
  {
    code: 'enterprise-decides',
    level: 'metadata',
    applies: isFrom('enterprise'),
    basis: {
      zh: '《中华人民共和国标准化法》第二十七条：企业公开执行标准的编号、名称和指标，文本由企业自定',
      en: 'Standardization Law of the PRC, article 27: number, name and indicators are public, the text is the enterprise’s choice',
    },
    reason: {
      zh: '企业标准的编号、名称和主要指标公开，文本由企业决定是否公开。',
      en: 'Number, name and indicators of an enterprise standard are public; the enterprise decides about its text.',
    },
  },
  {
    code: 'free-at-publisher',
    level: 'metadata',
    applies: isIssuedBy(freePublishers),
    basis: { zh: '发布机构免费公开全文', en: 'The publisher offers the full text free of charge' },
    reason: {
      zh: '发布机构在其网站免费提供全文；本服务尚未收藏该文本。',
      en: 'The publisher offers the full text free of charge on its own site; it is not held here yet.',
    },
  },
  {
    code: 'publisher-copyright',
    level: 'metadata',
    applies: ({ standard }) => standard.origin === 'international' || standard.origin === 'foreign',
    basis: { zh: '国际和国外标准组织的版权政策', en: 'Copyright policy of the international or foreign publisher' },
    reason: {
      zh: '该标准受发布机构版权保护，本服务只提供题录和自编信息。',
      en: 'The publisher holds the copyright; only metadata and texts of our own are shown here.',
    },
  },
];
