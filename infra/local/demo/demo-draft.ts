import type { DraftClauses } from '#shared/lifecycle/draft.ts';

/** The draft of every demo project, written for this service; it lays down nothing. */
export const demoDraft: DraftClauses = [
  {
    clause: '1',
    title: '范围 Scope',
    text: '本示例稿只用来演示征求意见，不规定任何事项。\nThis demo draft shows how comments work and lays down nothing.',
  },
  { clause: '4.1', title: '供应 Provision', text: '应趁热供应。\nWhat is provided should be warm.' },
  {
    clause: '4.2',
    title: '公示 Notice',
    text: '服务时间应在入口处公示。\nHours of service are posted at the entrance.',
  },
  {
    clause: '5.1',
    title: '检查 Inspection',
    text: '应定期检查并记录。\nIt is inspected at regular times, with a record.',
  },
];
