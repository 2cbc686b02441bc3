import { csvText } from '../runtime/csv.ts';
import type { CommentView } from './comment.ts';

const verdicts = { accepted: '采纳', 'partly-accepted': '部分采纳', rejected: '不采纳' } as const;

const columns = [
  '序号 No.',
  '标识 id',
  '收到时间 received',
  '草案版本 draft',
  '条款 clause',
  '意见 comment',
  '建议 proposal',
  '提出者 name',
  '处理结果 disposition',
  '理由 reason',
];

/** The table of comments with what became of them (征求意见汇总处理表), as CSV with a byte order mark for spreadsheets. */
export function commentTable(comments: readonly CommentView[]): string {
  const rows = comments.map(({ id, receivedAt, draft, clause, text, proposal, name, disposition }, i) => [
    i + 1,
    id,
    receivedAt,
    draft,
    clause ?? '',
    text ?? '',
    proposal ?? '',
    name ?? '',
    disposition ? `${verdicts[disposition.verdict]} ${disposition.verdict}` : '',
    disposition?.reason ?? '',
  ]);
  return `\uFEFF${csvText([columns, ...rows])}`;
}
