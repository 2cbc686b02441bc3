import { enAccount } from './en-account.ts';
import { enAlerts } from './en-alerts.ts';
import { enAsk } from './en-ask.ts';
import { enCheck } from './en-check.ts';
import { enCitations } from './en-citations.ts';
import { enCompare } from './en-compare.ts';
import { enConsistency } from './en-consistency.ts';
import { enDeposits } from './en-deposits.ts';
import { enDesk } from './en-desk.ts';
import { enDumps } from './en-dumps.ts';
import { enFeedback } from './en-feedback.ts';
import { enLaws } from './en-laws.ts';
import { enLicences } from './en-licences.ts';
import { enLifecycle } from './en-lifecycle.ts';
import { enMarket } from './en-market.ts';
import { enOrders } from './en-orders.ts';
import { enQuality } from './en-quality.ts';
import { enReader } from './en-reader.ts';
import { enRecord } from './en-record.ts';
import { enSales } from './en-sales.ts';
import { enSamples } from './en-samples.ts';
import { enSearch } from './en-search.ts';
import { enStatistics } from './en-statistics.ts';
import { enStatus } from './en-status.ts';
import { enVerify } from './en-verify.ts';
import { enWizard } from './en-wizard.ts';
import type { Messages } from './zh.ts';

export const en = {
  site: {
    name: 'Guiju',
    fullName: 'Guiju · standards information',
    skip: 'Skip to content',
    search: 'Search standards',
    searchLabel: 'Number, title or topic',
    searchTool: 'Search standards by number, title or topic in Chinese or English; results say status and successor.',
    searchButton: 'Search',
    suggestions: 'Suggestions',
    suggestionCount: '# suggestions, use up and down to choose',
    noSuggestions: 'No suggestions',
    menu: 'Main',
    otherLanguage: '中文',
    footer: 'Footer',
    footerNote:
      'What the issuing body publishes prevails; every record names its sources and the day they were checked.',
    reviewed: (day: string) => `This page was last reviewed on ${day}`,
  },
  nav: {
    ask: 'Ask',
    search: 'Search',
    documents: 'Texts',
    classifications: 'Classes',
    developers: 'Developers',
    dumps: 'Downloads',
    status: 'Service status',
    data: 'Data',
    aboutData: 'About the data',
    statistics: 'Statistics',
    quality: 'Quality of the data',
    accessibility: 'Accessibility',
    privacy: 'Privacy',
    terms: 'Terms',
    contact: 'Contact',
    check: 'Check a list',
    market: 'Licences',
    feedback: 'Feedback',
    projects: 'Local standard projects',
    reviewsDue: 'Reviews due',
    verify: 'Verify a receipt',
    deposits: 'Register of deposits',
    newDeposit: 'Deposit a standard',
    learnDeposits: 'About deposits',
    home: 'Home',
    account: 'Account',
    path: 'You are here',
  },
  home: {
    title: 'Find a standard',
    lead: 'The number, its status, and who says so.',
    what: (total: string) =>
      `Guiju holds catalogue records of ${total} standards from China and abroad. Search by number, title or topic; see the status on any day, every edition, and how standards relate. Search and API are free and need no account.`,
    examples: 'For example',
    held: 'What is held',
    total: 'Standards held',
    onDay: (day: string) => `status as of ${day}`,
    changes: 'Recent changes',
    comingUp: 'Coming into force',
    justIssued: 'Newly issued',
    nowInForce: 'Newly in force',
    none: 'None at present.',
    more: 'See all',
    byIcs: 'International Classification for Standards (ICS)',
    byCcs: 'Chinese Classification for Standards (CCS)',
    byLevel: 'By level',
    byIssuer: 'By number prefix',
    byRegion: 'By region',
  },
  search: enSearch,
  record: enRecord,
  reader: enReader,
  alerts: enAlerts,
  ask: enAsk,
  check: enCheck,
  feedback: enFeedback,
  lifecycle: enLifecycle,
  market: enMarket,
  orders: enOrders,
  licences: enLicences,
  sales: enSales,
  citations: enCitations,
  laws: enLaws,
  statistics: enStatistics,
  quality: enQuality,
  status: enStatus,
  dumps: enDumps,
  compare: enCompare,
  verify: enVerify,
  consistency: enConsistency,
  wizard: enWizard,
  desk: enDesk,
  deposits: enDeposits,
  classes: {
    title: 'Classes',
    icsTitle: 'International Classification for Standards (ICS)',
    ccsTitle: 'Chinese Classification for Standards (CCS)',
    intro:
      'Two trees: ICS has fields, groups and subgroups; CCS has twenty-four letters and two-digit classes. Numbers count the standards held here, lower levels included.',
    code: 'Code',
    count: 'Standards',
    children: (count: number) => `${count} classes below`,
    standardsHere: 'Standards in this class',
    seeAll: (count: string) => `See all ${count}`,
    noStandards: 'No standard of this class is held yet.',
  },
  developers: {
    title: 'Developers',
    samples: enSamples,
    changes: {
      link: 'What changed, and what is promised of changes to come',
      log: 'Changes',
      day: 'Day',
      kind: 'Kind',
      what: 'What',
      kinds: { added: 'Added', changed: 'Changed', deprecated: 'Deprecated', removed: 'Removed' },
    },
    lead: 'The same data as JSON. Reading needs no key, cross-origin calls are allowed, every error is RFC 9457.',
    calls: 'Five calls that work as they stand',
    reference: 'Reference',
    referenceNote:
      'Generated from the definitions the service validates with, so the two cannot differ. Accept-Language chooses the language of its words: zh (default) or en.',
    openapi: 'OpenAPI 3.1 document',
    parameters: 'Parameters',
    parameter: 'Name',
    type: 'Type',
    meaning: 'Meaning',
    required: 'required',
    answers: 'Answers',
    schemas: 'Data structures',
    errors: 'Error codes',
    errorsNote: 'Every error carries a stable code; each code has a page.',
  },
  problem: {
    title: 'Error codes',
    status: 'HTTP status',
    requestId: 'Request id',
    keepId: 'Quote this id when you report it.',
    tryAgain: 'Try again',
    backHome: 'Back to the start',
    notFound: 'This page was not found',
    notFoundHelp: 'The address may be mistyped, or the content has moved. Search by number or title:',
    nearest: 'The nearest standards',
    badValue: (reason: string) => reason,
    failed: 'Something failed',
    failedHelp: 'The fault is ours. Try again later; if it stays, tell us the id below.',
  },
  account: enAccount,
  copy: { name: 'Copy', done: 'Copied' },
  unit: {
    items: (count: string) => count,
    weekday: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    comma: ', ',
    colon: ': ',
    dot: ' · ',
    listComma: ', ',
    unknown: 'unknown',
    pages: (count: number) => `${count} ${count === 1 ? 'page' : 'pages'}`,
  },
} satisfies Messages;
