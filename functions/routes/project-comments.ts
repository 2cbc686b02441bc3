import * as z from 'zod';
import { CommentId, CommentView, GivenDisposition, SentComment } from '#shared/lifecycle/comment.ts';
import { commentTable } from '#shared/lifecycle/comment-table.ts';
import { disposeComment } from '#shared/lifecycle/dispose-comment.ts';
import type { LifecycleServices } from '#shared/lifecycle/lifecycle-services.ts';
import { allComments, CommentsQuery, findComment, listComments } from '#shared/lifecycle/list-comments.ts';
import { ProjectId } from '#shared/lifecycle/project.ts';
import { sendComment } from '#shared/lifecycle/send-comment.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { pageOf } from './page.ts';

const tag = 'Lifecycle';
const params = z.object({ id: ProjectId });
const both = z.object({ id: ProjectId, comment: CommentId });
const ReceivedComment = z.object({ id: CommentId, code: z.string() }).meta({ id: 'ReceivedComment' });
const DisposedComment = z.object({ id: CommentId, revision: z.int() }).meta({ id: 'DisposedComment' });

/** Comments on drafts: sent by anyone, disposed of by editors, shown with what became of them. */
export const projectCommentRoutes = [
  route({
    method: 'GET',
    tag,
    access: 'optional',
    path: '/v1/projects/{id}/comments',
    summary: {
      zh: '征求意见收到的意见与处理结果；未处理的只见条款',
      en: 'Comments on the drafts of a project with their dispositions; words are shown once disposed of',
    },
    params,
    query: CommentsQuery,
    response: pageOf(CommentView),
    run: (services: LifecycleServices, { params: { id }, query, caller }) =>
      listComments(services, { project: id, query, caller }),
  }),
  route({
    method: 'GET',
    tag,
    access: 'public',
    path: '/v1/projects/{id}/comments.csv',
    summary: { zh: '意见汇总处理表（CSV）', en: 'The table of comments and dispositions as CSV' },
    params,
    response: z.string(),
    responseType: 'text/csv; charset=utf-8',
    run: async (services: LifecycleServices, { params: { id } }) => {
      const text = commentTable(await allComments(services, { project: id }));
      return new Reply(200, text, { 'content-disposition': `attachment; filename="${id}-comments.csv"` });
    },
  }),
  route({
    method: 'POST',
    tag,
    access: 'optional',
    path: '/v1/projects/{id}/comments',
    summary: {
      zh: '对征求意见稿的一条或全文提出意见；返回的查询码只给出这一次',
      en: 'Comment on a clause of the draft or the whole; the code to follow it is given this once',
    },
    params,
    body: SentComment,
    response: ReceivedComment,
    answers: [201],
    refuses: ['CONFLICT'],
    run: async (services: LifecycleServices, { params: { id: project }, body: sent, caller }) => {
      const { comment, code } = await sendComment(services, { project, sent, caller });
      return new Reply(201, { id: comment.id, code }, { location: `/v1/projects/${project}/comments/${comment.id}` });
    },
  }),
  route({
    method: 'GET',
    tag,
    access: 'optional',
    path: '/v1/projects/{id}/comments/{comment}',
    summary: { zh: '一条意见及其处理结果', en: 'One comment and what became of it' },
    params: both,
    headers: z.object({
      'receipt-code': z.string().max(60).optional().meta({
        description: 'The code given when the comment was sent; it shows its words before they are public',
        example: 'q3VbT0kHn2p5s8x1',
      }),
    }),
    response: CommentView,
    run: (services: LifecycleServices, { params: { id, comment }, headers, caller }) =>
      findComment(services, { project: id, id: comment, caller, code: headers['receipt-code'] }),
  }),
  route({
    method: 'POST',
    tag,
    access: 'editor',
    path: '/v1/projects/{id}/comments/{comment}/disposition',
    summary: {
      zh: '给出一条意见的处理结果：采纳、部分采纳或不采纳，并说明理由',
      en: 'Dispose of a comment: accepted, partly accepted or rejected, with the reason',
    },
    description: {
      zh: '首次处理不需要 If-Match；更改已有结果需附所读意见的 ETag，先前的结果留在历史中。',
      en: 'The first disposition needs no If-Match; to change one, send the ETag of the comment. Earlier ones stay in its history.',
    },
    params: both,
    headers: z.object({
      'if-match': z.string().max(500).optional().meta({
        description: 'ETag of the comment as it was read; needed to change a disposition',
        example: '"r2"',
      }),
    }),
    body: GivenDisposition,
    response: DisposedComment,
    refuses: ['CONFLICT'],
    run: async (services: LifecycleServices, { params: { id, comment }, headers, body: given, caller, requestId }) => {
      const input = { project: id, id: comment, given, ifMatch: headers['if-match'], caller, requestId };
      return DisposedComment.parse(await disposeComment(services, input));
    },
  }),
];
