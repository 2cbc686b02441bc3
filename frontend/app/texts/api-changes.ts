import type { Language } from '../language.ts';
import { firstApiChanges } from './first-api-changes.ts';

export type KindOfChange = 'added' | 'changed' | 'deprecated' | 'removed';

export interface ApiChange {
  /** Day on which callers could see it, `YYYY-MM-DD`. */
  on: string;
  kind: KindOfChange;
  text: Record<Language, string>;
  /** Routes that it is about, method and path. */
  routes: readonly string[];
}

/** What changed in the API, the latest first. Routes are added here in the commit that brings them. */
export const apiChanges: readonly ApiChange[] = [
  {
    on: '2026-11-26',
    kind: 'changed',
    text: {
      zh: '提问也按语义查找范围与公开的正文；没有相近内容的问题答案为空',
      en: 'Questions find scopes and open pages by what they mean too; a question that nothing resembles has no answer',
    },
    routes: ['GET /v1/ask'],
  },
  {
    on: '2026-11-26',
    kind: 'changed',
    text: {
      zh: '未办结的反馈随记录改转新的归口单位（办理经过 hand-on）；办结 200 天的投诉清除内容（clear），text 为 null，并有 clearedAt',
      en: 'Open feedback goes to the body that its record comes to name (`hand-on` in its history); complaints that were closed 200 days ago are cleared (`clear`): `text` is null and `clearedAt` says when',
    },
    routes: ['GET /v1/feedback', 'GET /v1/feedback/{id}', 'GET /v1/complaints/{id}'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '勘误增加类别（kind）与发布出处（source）；新的勘误是一种动态（erratum），以订阅源、邮件与 standard.erratum 网络钩子各通知一次',
      en: 'Errata have a `kind` and what published them (`source`); a new erratum is a happening (`erratum`), told once by feed, mail and the webhook `standard.erratum`',
    },
    routes: ['GET /v1/standards/{id}', 'PUT /v1/standards/{id}', 'POST /v1/follows', 'GET /v1/alerts'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '归口单位可自行答复：经核验、名称与归口单位一致的组织，其编辑成员可列出（of=custodian&organization=…）、受理、答复或不予采纳转来的反馈；办理经过的 by 增加 custodian',
      en: 'Custodians answer themselves: editors of the verified organization that bears the name of the custodian list feedback handed to it (`of=custodian&organization=…`), take it up, answer or decline it; `by` in a history may be `custodian`',
    },
    routes: ['GET /v1/feedback', 'GET /v1/feedback/{id}', 'POST /v1/feedback/{id}/moves'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '记录列出没有编号的勘误（errata）：发布日期、条款或页码、内容与出处；编辑可以填报',
      en: 'Records list errata that have no number (`errata`), with day, clause or page, words and source; editors state them',
    },
    routes: ['GET /v1/standards/{id}', 'PUT /v1/standards/{id}'],
  },
  {
    on: '2026-11-26',
    kind: 'changed',
    text: {
      zh: '公开的反馈与勘误在办理期间即列出，并附标准号（number）；经办人可列出已办结的（of=closed）；标准可写带年份的标准号；勘误与投诉不再带 custodian；再次提出后重新计算期限',
      en: 'Feedback and corrections that are public are listed while they are open, with the `number` of the standard; desks list what they have closed (`of=closed`); a standard may be named by its number with the year; corrections and complaints have no `custodian`; what is brought up again gets a new deadline',
    },
    routes: ['GET /v1/feedback', 'POST /v1/feedback', 'POST /v1/complaints', 'POST /v1/feedback/{id}/moves'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '退款原因新增 edition-replaced（付款后 30 天内版本被代替）与 not-recorded（著作权已售出而登记册未载明转让）；著作权的货款在登记册载明转让之后才分付',
      en: 'Causes of refunds: `edition-replaced` (the edition was replaced within 30 days after payment) and `not-recorded` (a copyright was sold and the register does not show its transfer); money for a copyright is divided once the register shows it',
    },
    routes: ['POST /v1/orders/{id}/refunds', 'GET /v1/refunds'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '检索可以只取若干字段（select），或从全部结果中随机抽取（sample，seed 相同则所抽相同）',
      en: 'Searches can be answered with some fields alone (`select`), or at random from all that is found (`sample`, the same for the same `seed`)',
    },
    routes: ['GET /v1/standards'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '标识符之后可接日期、条款、附录或页（…/GB/T/19001/2018-07-01、…/clause/8.5.1、…/annex/A、…/page/12）；.pdf 指向正文文件',
      en: 'Identifiers may go on with a day, a clause, an annex or a page (…/GB/T/19001/2018-07-01, …/clause/8.5.1, …/annex/A, …/page/12); .pdf leads to the file of the text',
    },
    routes: ['GET /id/std/{step1}/{step2}', 'GET /standards/{id}.pdf'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: 'IIIF 清单的变更列表（Change Discovery），阅读位置可与其他阅读器互换（Content State）',
      en: 'Changes of IIIF manifests (Change Discovery), and places in a document exchanged with other viewers (Content State)',
    },
    routes: ['GET /iiif/changes/collection.json', 'GET /iiif/state', 'GET /iiif/{id}/{page}/state.json'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '对除名的申诉；审查员可以责令更正（require-amendment），申诉后恢复或维持（reinstate、confirm-delisting）；呈缴新增状态 appealed 与 amendment，比对所见新增四种',
      en: 'Appeals against a delisting; reviewers may require a correction (`require-amendment`) and decide on appeals (`reinstate`, `confirm-delisting`); deposits have a state `appealed`, `amendment`, and four more kinds of findings',
    },
    routes: ['POST /v1/deposits/{id}/appeals', 'POST /v1/deposits/{id}/decisions', 'GET /v1/deposits/{id}'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '账簿链头每日存入透明日志，审计员可以逐日核对',
      en: 'The head of the journal goes to the transparency log every day, and auditors see each day',
    },
    routes: ['GET /v1/statements/journal/heads'],
  },
  {
    on: '2026-11-26',
    kind: 'changed',
    text: {
      zh: '指标缺少登记记录的说明（missing）只在单项统计中给出，列表不再含此字段',
      en: 'That an indicator lacks records (`missing`) is said of the single series, and no longer in the list of series',
    },
    routes: ['GET /v1/statistics', 'GET /v1/statistics/{series}'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '指标的来源记录：列表、CSV 与登记；统计数字附 amount（项数、百分比或月数）与 demo',
      en: 'Source records of indicators, listed, as CSV and entered by editors; figures carry `amount` (number, percentage or months) and `demo`',
    },
    routes: ['GET /v1/statistics/{series}/records', 'POST /v1/statistics/{series}/records'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: 'OpenAPI 3.2 描述、Bruno 与 Postman 集合；请求带 traceparent 时，应答以同名头接续调用链',
      en: 'The description in OpenAPI 3.2, collections of Bruno and Postman; answers go on with the trace of a request that has a traceparent',
    },
    routes: ['GET /openapi-3.2.json', 'GET /collections/guiju-bruno.zip', 'GET /collections/guiju.postman.json'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '关注地方标准项目：征求意见的开始与截止、批准、发布、终止和复审到期会提醒（project.* 主题）',
      en: 'Projects of local standards can be followed: drafts open and closing for comment, approval, publication, end and review (topics `project.*`)',
    },
    routes: ['POST /v1/follows'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '用日常的话提问，答以题名、范围与可见正文中的原文（可选功能）',
      en: 'Questions in everyday words, answered with titles, scopes and pages that may be seen (an optional stage)',
    },
    routes: ['GET /v1/ask'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '引用标准的法律法规，逐处给出条文与原句；前言所列变化（changeList、stated）；版本列表注明修改单与勘误（kind）',
      en: 'Laws that refer to a standard, with article and sentence; changes that forewords list (changeList, stated); amendments and corrigenda named among editions (kind)',
    },
    routes: ['GET /v1/standards/{id}/laws', 'GET /v1/compare', 'GET /v1/standards/{id}/editions'],
  },
  ...firstApiChanges,
];
