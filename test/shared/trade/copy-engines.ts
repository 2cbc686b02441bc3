import { createHash, randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { expect, inject } from 'vitest';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureBucket, ensureTable } from '#infra/local/storage.ts';
import { declareDeposit } from '#shared/deposits/declare-deposit.ts';
import type { DepositFile } from '#shared/deposits/deposit.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import { ledgerItems, transactionItems } from '#shared/ledger/item-store.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { createFileClient, type FileClient } from '#shared/runtime/file-client.ts';
import { commitTrade } from '#shared/trade/commit-trade.ts';
import type { CopyServices } from '#shared/trade/copy-services.ts';
import type { Entitlement } from '#shared/trade/entitlement.ts';
import { getEntitlement } from '#shared/trade/entitlement-store.ts';
import { entitlementId, entitlementWrites, grantItems, revokeItems } from '#shared/trade/entitlement-writes.ts';
import { markPdf } from '#shared/trade/mark-pdf.ts';
import type { OrderLine } from '#shared/trade/order.ts';
import { orderKey } from '#shared/trade/order-writes.ts';
import { tradeTable } from '#shared/trade/trade-table.ts';
import { addOrganization, anna, declarationOf, makeDeposits, type TestDeposits } from '../deposits/deposit-engines.ts';
import { made, orderId, paidOrder } from './made-orders.ts';

export const buyer = 'org-buyer';
export const uta: Caller = { subject: 'uta', roles: [] };
export const max: Caller = { subject: 'max', roles: [] };
export const sal: Caller = { subject: 'sal', roles: ['seller'] };
export const auditor: Caller = { subject: 'audit', roles: ['auditor'] };
export const requestId = 'request-1';

export interface TestCopies {
  services: CopyServices;
  deposits: TestDeposits;
  files: FileClient;
}

/** Copies over the engines of this run: a buyer with Uta and Max, a seller with Anna and Sal. */
export async function makeCopies(): Promise<TestCopies> {
  const deposits = await makeDeposits();
  const { members, depositFiles, deposits: register } = deposits.services;
  const name = `t${randomUUID().slice(0, 8)}-trade`;
  await Promise.all([
    ensureTable(inject('dynamodbEndpoint'), name, tradeTable),
    ensureBucket(inject('s3Endpoint'), name),
  ]);
  await addOrganization(members, buyer, { bo: ['buyer'], uta: [], max: [] });
  await addOrganization(members, 'org-sellers-house', { sal: ['seller'] });
  const trade = { client: register.client, name };
  const files = createFileClient(new S3Client({ endpoint: inject('s3Endpoint'), ...localS3Options }), name);
  const services: CopyServices = {
    members,
    deposits: register,
    catalogue: { client: register.client, name: 'unused' },
    trade,
    rows: ledgerItems(trade),
    documents: depositFiles.documents,
    copies: files,
    markPdf,
    now: () => new Date(),
  };
  return { services, deposits, files };
}

let sales = 0;

/** Deposits a file, sells it to the buyer, and names Uta as the one user unless the licence is for all members. */
export async function sell(
  { services, deposits }: TestCopies,
  bytes: Uint8Array,
  more: { mediaType?: DepositFile['mediaType'] } & Partial<OrderLine> = {},
): Promise<Entitlement> {
  sales += 1;
  const { mediaType = 'text/plain', ...line } = more;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const number = `T/GUIJU ${sales}-2026`;
  const declaration = declarationOf(bytes, sha256, { number, file: { sha256, bytes: bytes.length, mediaType } });
  const asked = { declaration, key: randomUUID(), caller: anna, requestId };
  const { id: deposit, upload } = await declareDeposit(deposits.services, asked);
  if (!upload) throw new Error('nothing to upload');
  await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: Buffer.from(bytes) });
  expect((await sealDeposit(deposits.services, { id: deposit, caller: anna, requestId })).state).toBe('accepted');
  const at = new Date(Date.now() - 1000).toISOString();
  const order = paidOrder(orderId(sales), [{ ...made, number, holder: 'org-sellers-house' }], at);
  const sold = { deposit, fileSha256: sha256, mediaType, ...line };
  const paid = { ...order, lines: order.lines.map((one) => ({ ...one, ...sold })) };
  await services.rows.commit([{ add: { ...paid, ...orderKey(paid.id) } }]);
  await commitTrade(services, grantItems(services.trade, paid, at));
  const entitlement = await current(services, entitlementId(paid.id, 0));
  if (entitlement.seats === null) return entitlement;
  const users = [{ person: uta.subject, name: null, since: at }];
  const writes = entitlementWrites({ ...entitlement, users }, 'assign', { by: 'bo', at, requestId });
  await commitTrade(services, transactionItems(services.trade.name, writes));
  return current(services, entitlement.id);
}

export async function current(services: CopyServices, id: string): Promise<Entitlement> {
  const entitlement = await getEntitlement(services, id);
  if (!entitlement) throw new Error(`${id} was not granted`);
  return entitlement;
}

/** Ends a licence, as a refund does; tries until nobody is in between. */
export async function revoke(services: CopyServices, id: string): Promise<void> {
  for (;;) {
    const act = { by: 'service', at: new Date().toISOString(), requestId, reason: 'refund' };
    const items = revokeItems(services.trade, [await current(services, id)], act);
    if (await commitTrade(services, items)) return;
  }
}
