import type { Language } from '#shared/runtime/route.ts';

/** What the routes of each tag are for. */
export const tagWords: Readonly<Record<string, Record<Language, string>>> = {
  Finding: {
    zh: '检索、解析标准号、读取记录、分类与输入提示',
    en: 'Search, numbers, records, classes and suggestions',
  },
  Feedback: {
    zh: '反馈、更正与投诉，公开办理直到答复',
    en: 'Feedback, corrections and complaints, followed in public to their answer',
  },
  Validity: { zh: '查新：一批标准在某一天是否有效', en: 'Whether the standards of a list hold on a day' },
  Statistics: { zh: '统计：每个数字都能追到所计的记录', en: 'Figures, each leading to the records it counts' },
  Editing: { zh: '编辑标准记录', en: 'Editing records' },
  Literature: { zh: '数字化文献：逐页、逐条阅读与比对', en: 'Digitized documents: pages, clauses, comparison' },
  IIIF: { zh: '供 IIIF 阅览器使用的清单、图像与检索', en: 'Manifests, pictures and search for IIIF viewers' },
  Deposits: { zh: '版权存证：声明、上传、封存、登记与凭证', en: 'Copyright deposits, from declaration to receipt' },
  Log: { zh: '透明日志（C2SP tlog-tiles）', en: 'The transparency log (C2SP tlog-tiles)' },
  Trade: { zh: '许可、订单、支付与版税', en: 'Licences, orders, payments and royalties' },
  Open: { zh: '面向收割与引用的开放格式', en: 'Open formats for harvesters and citations' },
  Lifecycle: { zh: '地方标准项目、征求意见与复审', en: 'Projects of local standards, comments on drafts, reviews' },
  Webhooks: { zh: '事件通知', en: 'Telling other services what happened' },
  Alerts: { zh: '关注、清单与变化提醒', en: 'Following standards, lists, and what happens to them' },
  Members: { zh: '成员、机构与接口密钥', en: 'People, organizations and API keys' },
  Service: { zh: '服务自身：健康状态与接口说明', en: 'The service itself: health and description' },
};
