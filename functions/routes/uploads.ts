import * as z from 'zod';
import { completeUpload } from '#shared/literature/complete-upload.ts';
import { DocumentId, DocumentState } from '#shared/literature/document.ts';
import type { LiteratureServices } from '#shared/literature/literature-services.ts';
import { requestUpload, UploadRequest } from '#shared/literature/request-upload.ts';
import { Reply, route } from '#shared/runtime/route.ts';

const edit = { method: 'POST', tag: 'Literature', access: 'editor' } as const;

const UploadTicket = z
  .object({
    id: DocumentId,
    /** Null when the file is held already. */
    upload: z
      .object({
        method: z.literal('PUT'),
        url: z.url(),
        headers: z.record(z.string(), z.string()),
        expiresAt: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'UploadTicket' });

const Received = z.object({ id: DocumentId, state: DocumentState }).meta({ id: 'ReceivedDocument' });

/** Handing in files: an editor announces one, puts it into the bucket, and completes. */
export const uploadRoutes = [
  route({
    ...edit,
    path: '/v1/documents',
    summary: { zh: '登记一次上传，取得上传链接', en: 'Announce a file and get a link to put it' },
    body: UploadRequest,
    response: UploadTicket,
    answers: [201],
    run: async (services: LiteratureServices, { body, caller }) => {
      const ticket = await requestUpload(services, { request: body, from: caller.subject });
      return new Reply(201, ticket, { location: `/v1/documents/${ticket.id}` });
    },
  }),
  route({
    ...edit,
    path: '/v1/documents/{id}/complete',
    summary: { zh: '完成上传，开始数字化', en: 'End an upload; digitizing begins' },
    params: z.object({ id: DocumentId }),
    response: Received,
    answers: [202],
    refuses: ['CONFLICT'],
    run: async (services: LiteratureServices, { params }) => {
      const { id, state } = await completeUpload(services, params);
      return new Reply(202, { id, state }, { location: `/v1/documents/${id}` });
    },
  }),
];
