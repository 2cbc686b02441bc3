import type { Statement } from '#shared/standards/standard.ts';

/**
 * The association standards that this service writes for itself: what each part promises, kept true as it grows.
 * They are market-developed, open to all, and stand in the catalogue like any other.
 */
interface OwnStandard {
  number: string;
  zh: string;
  en: string;
  zhScope: string;
  enScope: string;
  ics: string[];
  ccs: string[];
  keywords: string[];
  issued: string;
  effective: string;
  cites?: string[];
}

const own: OwnStandard[] = [
  {
    number: 'T/GUIJU 1-2026',
    zh: '标准信息服务 开放接口',
    en: 'Standards information service — Open application programming interface',
    zhScope:
      '规定标准信息服务对外接口的资源、参数、分页、条件请求、错误表示与兼容承诺。适用于检索、解析标准号、读取记录及其关系。',
    enScope:
      'Specifies the resources, parameters, paging, conditional requests, error representation and compatibility promise of the public interface of a standards information service.',
    ics: ['35.240.30'],
    ccs: ['L67'],
    keywords: ['OpenAPI', 'problem details', '接口', '分页'],
    issued: '2026-10-15',
    effective: '2026-11-01',
    cites: ['RFC 9110', 'RFC 9457', 'RFC 8288'],
  },
  {
    number: 'T/GUIJU 2-2026',
    zh: '标准号 书写变体与规范化',
    en: 'Standard designations — Spelling variants and normalization',
    zhScope:
      '规定各类标准号的组成、规范写法、检索键与稳定标识符，以及全角、连字符、空格、缺省年代号等变体的归并规则；任何归并不得改变标准的强制或推荐性质。',
    enScope:
      'Specifies the parts, canonical spelling, search keys and stable identifier of standard designations and how variants are folded; folding never changes whether a standard is mandatory or recommended.',
    ics: ['01.140.20', '35.240.30'],
    ccs: ['A14'],
    keywords: ['标准号', '规范化', 'designation', 'identifier'],
    issued: '2026-10-15',
    effective: '2026-11-01',
    cites: ['GB/T 1.1-2020', 'GB/T 22373-2021'],
  },
  {
    number: 'T/GUIJU 3-2026',
    zh: '标准状态 按日推定规则',
    en: 'Status of standards — Derivation for a given day',
    zhScope:
      '规定由发布、实施、废止日期与代替关系推定某一日标准状态的规则，包括即将实施、现行、有更新版、部分代替、暂缓、废止与未知。',
    enScope:
      'Specifies how the status of a standard on a given day is derived from its dates and relations: to be implemented, in force, newer edition, partly replaced, suspended, withdrawn, unknown.',
    ics: ['01.120'],
    ccs: ['A00'],
    keywords: ['状态', '现行', '废止', 'as-of date'],
    issued: '2026-10-15',
    effective: '2026-11-01',
    cites: ['GB/T 22373-2021'],
  },
  {
    number: 'T/GUIJU 4-2026',
    zh: '标准元数据 来源声明与冲突表示',
    en: 'Metadata of standards — Claims of sources and representation of conflicts',
    zhScope: '规定标准记录逐字段保存各来源声明的方式、可信等级、择优规则以及不一致时的展示要求。',
    enScope:
      'Specifies how a record keeps what each source states of each field, grades of confidence, the choice of the shown value and the display of disagreement.',
    ics: ['01.140.20'],
    ccs: ['A14'],
    keywords: ['元数据', '来源', 'provenance', 'claim'],
    issued: '2026-10-15',
    effective: '2026-11-01',
    cites: ['GB/T 22373-2021'],
  },
  {
    number: 'T/GUIJU 5-2026',
    zh: '标准文本 查阅权限判定与说明',
    en: 'Texts of standards — Access decisions and their explanation',
    zhScope: '规定标准文本查阅权限的级别、判定规则的表示、依据与日期，以及拒绝时应给出的理由和替代途径。',
    enScope:
      'Specifies levels of access to texts, how rules with their basis and date are represented, and the reason and alternatives that a refusal gives.',
    ics: ['01.140.20', '03.140'],
    ccs: ['A14'],
    keywords: ['权限', '全文公开', 'access', 'rights'],
    issued: '2026-10-15',
    effective: '2026-11-01',
    cites: ['CY/T 269-2023'],
  },
  {
    number: 'T/GUIJU 6-2026',
    zh: '标准文献数字化 页面文本格式',
    en: 'Digitization of standards — Page text format',
    zhScope: '规定数字化标准文献逐页文本的行、词、坐标、文本质量等级以及页眉页脚与检索文本的区分。',
    enScope:
      'Specifies lines, words, coordinates and quality levels of the text of a digitized page, and how running heads are told from searched text.',
    ics: ['35.240.30', '37.080'],
    ccs: ['A14'],
    keywords: ['数字化', '页面', 'OCR', 'page text'],
    issued: '2026-11-10',
    effective: '2027-01-01',
  },
  {
    number: 'T/GUIJU 7-2026',
    zh: '标准版权存证 回执',
    en: 'Deposit of standards — Receipt',
    zhScope: '规定标准呈缴与版权存证回执的内容、签名、包含证明与离线核验方法，以及回执所证明与不证明的事项。',
    enScope:
      'Specifies content, signature, proof of inclusion and off-line verification of the receipt of a deposit, and what the receipt proves and does not prove.',
    ics: ['35.030', '03.140'],
    ccs: ['A14'],
    keywords: ['呈缴', '存证', 'receipt', 'transparency log'],
    issued: '2026-11-10',
    effective: '2027-01-01',
    cites: ['RFC 6962', 'RFC 8785', 'RFC 3161'],
  },
  {
    number: 'T/GUIJU 8-2026',
    zh: '市场自主制定标准 许可词汇',
    en: 'Market-developed standards — Vocabulary of licences',
    zhScope: '规定团体标准与企业标准文本许可的类型、限制与机器可读表示。不设“实施许可”：著作权不及于标准的实施。',
    enScope:
      'Specifies types, limits and machine-readable representation of licences in texts of association and enterprise standards. There is no licence to implement: copyright does not reach implementation.',
    ics: ['03.140', '01.140.20'],
    ccs: ['A14'],
    keywords: ['许可', '交易', 'licence', 'ODRL'],
    issued: '2026-11-10',
    effective: '2027-01-01',
    cites: ['CY/T 269-2023', 'T/CAS 3-2021'],
  },
];

const source = { key: 'guiju', name: '规矩 Guiju', retrieved: '2026-11-25', confidence: 'A' } as const;

/** What the service states of its own standards. */
export function ownStandards(): Statement[] {
  return own.map((standard) => ({
    source,
    fields: {
      number: standard.number,
      titles: { zh: standard.zh, en: standard.en },
      abstracts: { zh: standard.zhScope, en: standard.enScope },
      keywords: standard.keywords,
      languages: ['zh', 'en'],
      ics: standard.ics,
      ccs: standard.ccs,
      bodies: { issuer: ['规矩 Guiju'] },
      dates: { issued: standard.issued, effective: standard.effective },
      rights: { holder: '规矩 Guiju', basis: 'declaration', openAccess: 'yes' },
      ...(standard.cites && { relations: standard.cites.map((number) => ({ type: 'cites' as const, number })) }),
    },
  }));
}
