import * as z from 'zod';
import type { FeedbackServices } from '#shared/feedback/feedback-services.ts';
import { findMatter } from '#shared/feedback/find-matter.ts';
import { handleMatter } from '#shared/feedback/handle-matter.ts';
import { listMatters, MattersQuery } from '#shared/feedback/list-matters.ts';
import { Matter, MatterId, SentMatter } from '#shared/feedback/matter.ts';
import { type MatterMove, matterMoves } from '#shared/feedback/matter-moves.ts';
import { MatterView } from '#shared/feedback/matter-view.ts';
import { sendMatter } from '#shared/feedback/send-matter.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { pageOf } from './page.ts';

const tag = 'Feedback';
const access = 'optional';
const params = z.object({ id: MatterId });
const headers = z.object({
  'receipt-code': z.string().max(60).optional().meta({
    description: 'The code given when the matter was sent; whoever has it follows the matter',
    example: 'q3VbT0kHn2p5s8x1',
  }),
});

const ReceivedMatter = z
  .object({
    ...Matter.pick({ id: true, state: true, due: true }).shape,
    custodian: z.string().nullable(),
    code: z.string(),
  })
  .meta({ id: 'ReceivedMatter' });
const MovedMatter = Matter.pick({ id: true, state: true, revision: true, isPublished: true }).meta({
  id: 'MovedMatter',
});

const moves = Object.keys(matterMoves) as [MatterMove, ...MatterMove[]];
const MoveBody = z.strictObject({
  move: z.enum(moves),
  text: z.string().trim().min(1).max(4000).optional(),
  recordRevision: z.int().positive().optional(),
});

const { kind: _kind, mayPublish: _mayPublish, proposal: _proposal, ...common } = SentMatter.shape;
const FeedbackBody = z.strictObject({
  ...SentMatter.shape,
  kind: z.enum(['feedback', 'correction']).default('feedback'),
});
const ComplaintBody = z.strictObject(common);

/** Feedback on standards, corrections of records and complaints, each followed by whoever sent it. */
export const matterRoutes = [
  ...addressesOf('/v1/feedback', {
    body: FeedbackBody,
    sentFrom: (body) => body,
    zh: '反馈或勘误',
    en: 'feedback or a correction',
  }),
  ...addressesOf('/v1/complaints', {
    body: ComplaintBody,
    sentFrom: (body) => ({ ...body, kind: 'complaint' as const, mayPublish: false }),
    zh: '投诉',
    en: 'a complaint',
  }),
  route({
    method: 'GET',
    tag,
    access,
    path: '/v1/feedback',
    summary: {
      zh: '公开的反馈与答复，或本人提出的、待办的、转给本组织的',
      en: 'Feedback with its answers: public, mine, on the desk, or handed to my organization',
    },
    query: MattersQuery,
    response: pageOf(MatterView),
    examples: ['', '?standard=gb-t.19001-2016'],
    refuses: ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'],
    run: (services: FeedbackServices, { query, caller }) => listMatters(services, { query, caller }),
  }),
];

interface Address<B extends z.ZodType> {
  body: B;
  sentFrom(body: z.infer<B>): z.infer<typeof SentMatter>;
  zh: string;
  en: string;
}

function addressesOf<B extends z.ZodType>(path: string, { body, sentFrom, zh, en }: Address<B>) {
  return [
    route({
      method: 'POST',
      tag,
      access,
      path,
      summary: {
        zh: `提出${zh}；返回的查询码只给出这一次`,
        en: `Send ${en}; the code to follow it is given this once`,
      },
      body,
      response: ReceivedMatter,
      answers: [201],
      run: async (services: FeedbackServices, { body: given, caller, requestId }) => {
        const sent = sentFrom(given);
        const { matter, code } = await sendMatter(services, { sent, caller, requestId });
        const { id, state, due, custodian = null } = matter;
        return new Reply(201, { id, state, due, custodian, code }, { location: `${path}/${id}` });
      },
    }),
    route({
      method: 'GET',
      tag,
      access,
      path: `${path}/{id}`,
      summary: { zh: `一件${zh}的办理情况`, en: `What has become of ${en}` },
      params,
      headers,
      response: MatterView,
      run: (services: FeedbackServices, { params: { id }, headers: sent, caller }) =>
        findMatter(services, { id, caller, code: sent['receipt-code'] }),
    }),
    route({
      method: 'POST',
      tag,
      access,
      path: `${path}/{id}/moves`,
      summary: {
        zh: `办理、答复、公开、撤回或再次提出一件${zh}`,
        en: `Take up, answer, show, withdraw or reopen ${en}`,
      },
      params,
      headers,
      body: MoveBody,
      response: MovedMatter,
      refuses: ['CONFLICT', 'FORBIDDEN'],
      run: async (services: FeedbackServices, { params: { id }, headers: sent, body: move, caller, requestId }) => {
        const asker = { caller, code: sent['receipt-code'] };
        return MovedMatter.parse(await handleMatter(services, { id, ...asker, ...move, requestId }));
      },
    }),
  ];
}
