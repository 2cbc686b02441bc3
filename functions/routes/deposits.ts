import * as z from 'zod';
import { Declaration, declareDeposit } from '#shared/deposits/declare-deposit.ts';
import { DepositId, DepositState, Sha256 } from '#shared/deposits/deposit.ts';
import type { DepositApiServices, DepositServices } from '#shared/deposits/deposit-services.ts';
import { DepositRecord, DepositSummary } from '#shared/deposits/deposit-view.ts';
import { findDeposit, findStatement, linkToFile } from '#shared/deposits/find-deposit.ts';
import { findDepositReceipt } from '#shared/deposits/find-deposit-receipt.ts';
import { findUpload } from '#shared/deposits/find-upload.ts';
import { listDeposits, RegisterQuery } from '#shared/deposits/list-deposits.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import { statementType } from '#shared/deposits/statement.ts';
import { awaitReceipt } from '#shared/log/await-receipt.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { pageOf } from './page.ts';

const tag = 'Deposits';
const read = { method: 'GET', tag, access: 'optional' } as const;
const params = z.object({ id: DepositId });

const UploadLink = z.object({
  method: z.literal('PUT'),
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  expiresAt: z.string(),
});

const DeclaredDeposit = z
  .object({
    id: DepositId,
    /** Null when the file has been sealed. */
    upload: UploadLink.nullable(),
  })
  .meta({ id: 'DeclaredDeposit' });

const DepositUpload = DeclaredDeposit.extend({
  /** Whether a file of the declared length has come, so that it can be sealed. */
  isReceived: z.boolean(),
}).meta({ id: 'DepositUpload' });

const SealedDeposit = z
  .object({
    id: DepositId,
    state: DepositState,
    entry: Sha256.nullable(),
    /** `tlog-proof@v1`; null while a reviewer decides or the log has not published it. */
    receipt: z.string().nullable(),
  })
  .meta({ id: 'SealedDeposit' });

const Key = z.string().trim().min(8).max(200).meta({
  description: 'Chosen by the client for this deposit: a repeated request with it makes no second one',
  example: '7d3c2b1a-5f6e-4d8c-9b0a-112233445566',
});

/** From a declared file to the receipt, and the public register. */
export const depositRoutes = [
  route({
    method: 'POST',
    tag,
    access: 'member',
    path: '/v1/deposits',
    summary: { zh: '声明一项呈缴，取得上传链接', en: 'Declare a deposit and get a link to put its file' },
    headers: z.object({ 'idempotency-key': Key }),
    body: Declaration,
    response: DeclaredDeposit,
    answers: [201],
    refuses: ['FORBIDDEN', 'NOT_FOUND', 'TOO_LARGE', 'KEY_REUSED'],
    run: async (services: DepositServices, { body, headers, caller, requestId }) => {
      const input = { declaration: body, key: headers['idempotency-key'], caller, requestId };
      const declared = await declareDeposit(services, input);
      return new Reply(201, declared, { location: `/v1/deposits/${declared.id}` });
    },
  }),
  route({
    method: 'GET',
    tag,
    access: 'member',
    path: '/v1/deposits/{id}/upload',
    summary: {
      zh: '继续一项已声明的呈缴：上传链接与是否已收到文件',
      en: 'Go on with a declared deposit: its upload link',
    },
    params,
    response: DepositUpload,
    refuses: ['FORBIDDEN'],
    run: (services: DepositServices, { params: { id }, caller }) => findUpload(services, { id, caller }),
  }),
  route({
    method: 'POST',
    tag,
    access: 'member',
    path: '/v1/deposits/{id}/seal',
    summary: { zh: '封存已上传的呈缴并取得回执', en: 'Seal an uploaded deposit and get its receipt' },
    params,
    response: SealedDeposit,
    answers: [201, 202],
    refuses: ['CONFLICT', 'FORBIDDEN', 'PRECONDITION_FAILED', 'TOO_LARGE'],
    run: async (services: DepositApiServices, { params: { id }, caller, requestId }) => {
      const deposit = await sealDeposit(services, { id, caller, requestId });
      const found = deposit.entry ? await awaitReceipt(services, deposit.entry) : undefined;
      const receipt = found?.state === 'published' ? found.receipt : null;
      const { state, entry = null } = deposit;
      const location = receipt === null ? `/v1/deposits/${id}` : `/v1/deposits/${id}/receipt`;
      return new Reply(receipt === null ? 202 : 201, { id, state, entry, receipt }, { location });
    },
  }),
  route({
    ...read,
    path: '/v1/deposits',
    summary: { zh: '呈缴公开登记簿', en: 'The public register of deposits' },
    query: RegisterQuery,
    response: pageOf(DepositSummary),
    examples: ['size=5', 'state=accepted'],
    run: (services: DepositServices, { query, caller }) => listDeposits(services, { query, caller }),
  }),
  route({
    ...read,
    path: '/v1/deposits/{id}',
    summary: { zh: '一项呈缴的登记与经过', en: 'The register entry of a deposit and its history' },
    params,
    response: DepositRecord,
    run: (services: DepositServices, { params: { id }, caller }) => findDeposit(services, { id, caller }),
  }),
  route({
    ...read,
    path: '/v1/deposits/{id}/receipt',
    summary: { zh: '呈缴回执（tlog-proof@v1）', en: 'The receipt of a deposit (tlog-proof@v1)' },
    params,
    responseType: 'text/plain; charset=utf-8',
    response: z.string(),
    run: (services: DepositApiServices, { params: { id }, caller }) => findDepositReceipt(services, { id, caller }),
  }),
  route({
    ...read,
    path: '/v1/deposits/{id}/statement',
    summary: { zh: '封存声明的规范 JSON（RFC 8785）', en: 'The sealed statement as canonical JSON (RFC 8785)' },
    params,
    responseType: statementType,
    response: z.record(z.string(), z.unknown()),
    // The very bytes that were sealed: nobody may write the JSON anew.
    run: async (services: DepositServices, { params: { id }, caller }) =>
      new Reply(200, Buffer.from(await findStatement(services, { id, caller }))),
  }),
  route({
    ...read,
    path: '/v1/deposits/{id}/file',
    summary: { zh: '呈缴文件的短期下载链接', en: 'A short-lived link to the file of a deposit' },
    params,
    response: z.null(),
    answers: [303],
    refuses: ['FORBIDDEN'],
    run: async (services: DepositServices, { params: { id }, caller }) =>
      new Reply(303, null, { location: await linkToFile(services, { id, caller }) }),
  }),
];
