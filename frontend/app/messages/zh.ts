import { zhAccount } from './zh-account.ts';
import { zhAlerts } from './zh-alerts.ts';
import { zhAsk } from './zh-ask.ts';
import { zhCheck } from './zh-check.ts';
import { zhCitations } from './zh-citations.ts';
import { zhCompare } from './zh-compare.ts';
import { zhConsistency } from './zh-consistency.ts';
import { zhDeposits } from './zh-deposits.ts';
import { zhDesk } from './zh-desk.ts';
import { zhDumps } from './zh-dumps.ts';
import { zhFeedback } from './zh-feedback.ts';
import { zhLaws } from './zh-laws.ts';
import { zhLicences } from './zh-licences.ts';
import { zhLifecycle } from './zh-lifecycle.ts';
import { zhMarket } from './zh-market.ts';
import { zhOrders } from './zh-orders.ts';
import { zhQuality } from './zh-quality.ts';
import { zhReader } from './zh-reader.ts';
import { zhRecord } from './zh-record.ts';
import { zhSales } from './zh-sales.ts';
import { zhSamples } from './zh-samples.ts';
import { zhSearch } from './zh-search.ts';
import { zhStatistics } from './zh-statistics.ts';
import { zhStatus } from './zh-status.ts';
import { zhVerify } from './zh-verify.ts';
import { zhWizard } from './zh-wizard.ts';

/** Chinese is the source; `en.ts` must have the same shape. Words of the field come from `shared/standards/terms.ts`. */
export const zh = {
  site: {
    name: '规矩',
    fullName: '规矩 · 标准信息服务',
    skip: '跳到正文',
    search: '检索标准',
    searchLabel: '标准号、名称或主题',
    searchTool: '按标准号、中英文名称或主题检索标准，结果含状态与代替关系。',
    searchButton: '检索',
    suggestions: '检索建议',
    /** Read by the combobox for its live region; `#` becomes the number. */
    suggestionCount: '有 # 条建议，用上下方向键选择',
    noSuggestions: '没有建议',
    menu: '主导航',
    otherLanguage: 'English',
    footer: '页脚导航',
    footerNote: '题录以发布机构公布的为准；每条记录都写明来源与核对日期。',
    reviewed: (day: string) => `本页内容核对于 ${day}`,
  },
  nav: {
    ask: '提问',
    search: '检索',
    documents: '文献',
    classifications: '分类',
    developers: '开发者',
    dumps: '全量数据',
    status: '服务状态',
    data: '数据',
    aboutData: '数据说明',
    statistics: '统计',
    quality: '数据质量',
    accessibility: '无障碍',
    privacy: '隐私',
    terms: '使用条款',
    contact: '联系',
    check: '查新',
    market: '许可',
    feedback: '反馈与答复',
    projects: '地方标准项目',
    reviewsDue: '复审到期',
    verify: '核验回执',
    deposits: '呈缴登记簿',
    newDeposit: '呈缴一份标准',
    learnDeposits: '存证说明',
    home: '首页',
    account: '我的',
    path: '当前位置',
  },
  home: {
    title: '查标准',
    lead: '查得到号，说得清状态，讲得出来源。',
    what: (total: string) =>
      `规矩收录中外标准题录 ${total} 条：按标准号、名称或主题检索，查看任意一天的效力状态、新旧版本与相互关系。检索与接口均免费，无需登录。`,
    examples: '例如',
    held: '馆藏概况',
    total: '收录标准',
    onDay: (day: string) => `状态按 ${day} 计`,
    changes: '近期动态',
    comingUp: '即将实施',
    justIssued: '最新发布',
    nowInForce: '新近实施',
    none: '本期没有。',
    more: '查看全部',
    byIcs: '国际标准分类 ICS',
    byCcs: '中国标准文献分类 CCS',
    byLevel: '按层级',
    byIssuer: '按标准代号',
    byRegion: '按地区',
  },
  search: zhSearch,
  record: zhRecord,
  reader: zhReader,
  alerts: zhAlerts,
  ask: zhAsk,
  check: zhCheck,
  feedback: zhFeedback,
  lifecycle: zhLifecycle,
  market: zhMarket,
  orders: zhOrders,
  licences: zhLicences,
  sales: zhSales,
  citations: zhCitations,
  laws: zhLaws,
  statistics: zhStatistics,
  quality: zhQuality,
  status: zhStatus,
  dumps: zhDumps,
  compare: zhCompare,
  verify: zhVerify,
  consistency: zhConsistency,
  wizard: zhWizard,
  desk: zhDesk,
  deposits: zhDeposits,
  classes: {
    title: '分类',
    icsTitle: '国际标准分类 ICS',
    ccsTitle: '中国标准文献分类 CCS',
    intro:
      '两套分类各自成树：ICS 按领域、组、分组三级，CCS 按二十四个大类与两位数小类。数字是本服务收录的标准数，含下级。',
    code: '代码',
    count: '标准数',
    children: (count: number) => `下级分类 ${count} 个`,
    standardsHere: '本类标准',
    seeAll: (count: string) => `查看本类全部 ${count} 条`,
    noStandards: '本类暂未收录标准。',
  },
  developers: {
    title: '开发者',
    samples: zhSamples,
    changes: {
      link: '接口变更与弃用规则',
      log: '变更',
      day: '日期',
      kind: '类别',
      what: '内容',
      kinds: { added: '新增', changed: '更改', deprecated: '弃用', removed: '停用' },
    },
    lead: '同一份数据，以 JSON 提供。读取无需密钥，支持跨域，错误一律为 RFC 9457。',
    calls: '五个可直接运行的调用',
    reference: '接口参考',
    referenceNote:
      '以下内容由接口定义生成，与服务所校验的完全一致。文字的语种由 Accept-Language 选择，zh（默认）或 en。',
    openapi: 'OpenAPI 3.1 文档',
    parameters: '参数',
    parameter: '名称',
    type: '类型',
    meaning: '说明',
    required: '必填',
    answers: '应答',
    schemas: '数据结构',
    errors: '错误代码',
    errorsNote: '凡错误都带稳定的 code；每个代码一页说明。',
  },
  problem: {
    title: '错误代码',
    status: 'HTTP 状态',
    requestId: '请求编号',
    keepId: '反馈时请附上这个编号。',
    tryAgain: '重试',
    backHome: '回到首页',
    notFound: '没有找到这个页面',
    notFoundHelp: '地址可能输错，或内容已移走。可以用标准号或名称检索：',
    nearest: '最接近的标准',
    /** The reasons that the schema gives are English. */
    badValue: (_reason: string) => '值无法理解',
    failed: '服务出错',
    failedHelp: '问题在我们这边。请稍后再试；若持续出现，请把下面的编号告诉我们。',
  },
  account: zhAccount,
  copy: { name: '复制', done: '已复制' },
  unit: {
    items: (count: string) => `${count} 条`,
    weekday: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
    comma: '，',
    colon: '：',
    dot: '·',
    listComma: '、',
    unknown: '未知',
    pages: (count: number) => `${count} 页`,
  },
};

export type Messages = typeof zh;
