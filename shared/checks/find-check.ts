import { awaitReceipt, notPublishedYet } from '../log/await-receipt.ts';
import { type FoundReceipt, findReceipt } from '../log/find-receipt.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Check } from './check.ts';
import type { CheckServices } from './check-services.ts';
import { getReport, type StoredReport } from './check-store.ts';
import { statementBytes, statementOf } from './seal-report.ts';

/** A check with its receipt, as far as the log has published it. Throws `NOT_FOUND`. */
export async function findCheck(services: CheckServices, { id }: { id: string }): Promise<Check> {
  const stored = await requireReport(services, id);
  return checkOf(stored, await findReceipt(services, stored.entry));
}

/** The statement of a report, as the log holds it. Throws `NOT_FOUND`. */
export async function findCheckStatement(services: CheckServices, { id }: { id: string }): Promise<Uint8Array> {
  return statementBytes(statementOf((await requireReport(services, id)).report));
}

/** The receipt of a report. Throws `NOT_FOUND`, and `UNAVAILABLE`, to come again, while the log has not published it. */
export async function requireCheckReceipt(services: CheckServices, asked: { id: string }): Promise<string> {
  const { receipt } = await findCheck(services, asked);
  if (receipt !== null) return receipt;
  throw notPublishedYet();
}

async function requireReport({ checks }: CheckServices, id: string): Promise<StoredReport> {
  const stored = await getReport(checks, id);
  if (stored) return stored;
  throw new ServiceError('NOT_FOUND', {
    zh: '没有这份查新报告：可能已过保存期限。',
    en: 'There is no such report; its time may be over.',
  });
}

/** Waits for the receipt of a check that has just been made, but no longer than the services' patience. */
export async function awaitCheck(services: CheckServices, stored: StoredReport): Promise<Check> {
  return checkOf(stored, await awaitReceipt(services, stored.entry));
}

function checkOf({ report, sha256, expiresAt }: StoredReport, found: FoundReceipt | undefined): Check {
  return { ...report, sha256, receipt: found?.state === 'published' ? found.receipt : null, expiresAt };
}
