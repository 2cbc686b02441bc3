import type { ApiChange } from './api-changes.ts';

/** What the API began with. */
export const firstApiChanges: readonly ApiChange[] = [
  {
    on: '2026-11-26',
    kind: 'changed',
    text: {
      zh: '按日期（asOf）检索时，列表与计数不含该日之后发布的标准；写明年份的标准号查不到该版时不再以另一版作答',
      en: 'A list of a day (asOf) leaves out what was issued later, also in its counts; a number with its year is never answered with another edition',
    },
    routes: ['GET /v1/standards', 'GET /v1/standards/resolve'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '组织的程序可用 OAuth 2.0 客户端凭据取得访问令牌',
      en: 'Programs of organizations get access tokens by OAuth 2.0 client credentials',
    },
    routes: [],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '沙盒密钥：不更改任何内容，并按 Sandbox-Answer 演练错误应答',
      en: 'Sandbox keys: they change nothing and rehearse failures by Sandbox-Answer',
    },
    routes: ['POST /v1/api-keys'],
  },
  {
    on: '2026-11-26',
    kind: 'added',
    text: {
      zh: '地方标准项目、征求意见与处理结果、复审到期与复审结论',
      en: 'Projects of local standards, comments on drafts with their dispositions, reviews due and concluded',
    },
    routes: [
      'GET /v1/projects',
      'POST /v1/projects/{id}/comments',
      'GET /v1/reviews-due',
      'GET /v1/standards/{id}/lifecycle',
    ],
  },
  {
    on: '2026-11-25',
    kind: 'added',
    text: {
      zh: '弃用的接口在应答中带有 Deprecation、Sunset 头和指向本页的链接',
      en: 'Deprecated routes answer with Deprecation and Sunset headers and a link to this page',
    },
    routes: [],
  },
  {
    on: '2026-11-25',
    kind: 'added',
    text: {
      zh: 'MCP 服务器，供智能体检索、解析、阅读、引用和查新',
      en: 'An MCP server for agents that search, resolve, read, cite and check',
    },
    routes: ['POST /mcp'],
  },
  {
    on: '2026-11-25',
    kind: 'added',
    text: {
      zh: '许可的挂牌、报价、订单、付款、退款与标记副本',
      en: 'Listings, quotes, orders, payments, refunds and marked copies of licences',
    },
    routes: ['GET /v1/listings', 'POST /v1/quotes', 'POST /v1/orders', 'GET /v1/entitlements'],
  },
  {
    on: '2026-11-25',
    kind: 'added',
    text: {
      zh: '关注、Webhook 与公开答复的反馈',
      en: 'Follows, webhooks, and feedback that is answered in public',
    },
    routes: ['POST /v1/follows', 'POST /v1/webhooks', 'POST /v1/feedback'],
  },
  {
    on: '2026-11-25',
    kind: 'added',
    text: {
      zh: '整库获取：OAI-PMH、SRU、变更日志、每日转储、Feed 与日历',
      en: 'Harvesting: OAI-PMH, SRU, the log of changes, daily dumps, feeds and calendars',
    },
    routes: ['GET /oai', 'GET /sru', 'GET /v1/changes'],
  },
  {
    on: '2026-11-25',
    kind: 'added',
    text: {
      zh: '查新报告、引用关系与修改的影响',
      en: 'Validity checks with sealed reports, citations, and what a change touches',
    },
    routes: ['POST /v1/checks', 'GET /v1/standards/{id}/citations', 'GET /v1/standards/{id}/impact'],
  },
  {
    on: '2026-11-25',
    kind: 'added',
    text: {
      zh: '呈缴登记簿，回执由公开的透明日志证明',
      en: 'The register of deposits, with receipts that a public transparency log proves',
    },
    routes: ['GET /v1/deposits', 'POST /v1/deposits', 'GET /log/checkpoint'],
  },
  {
    on: '2026-11-25',
    kind: 'added',
    text: {
      zh: '检索、解析、记录、版本、关系与文献',
      en: 'Search, resolution, records, editions, relations and documents',
    },
    routes: ['GET /v1/standards', 'GET /v1/standards/resolve', 'GET /v1/standards/{id}', 'GET /v1/documents'],
  },
];
