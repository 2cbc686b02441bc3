import { findReceipt } from '../log/find-receipt.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Check } from './check.ts';
import type { CheckServices } from './check-services.ts';
import { getReport, type StoredReport } from './check-store.ts';
import { statementBytes, statementOf } from './seal-report.ts';

/** Milliseconds between two looks at the log. */
const interval = 100;

/** A check with its receipt, as far as the log has published it. Throws `NOT_FOUND`. */
export async function findCheck(services: CheckServices, { id }: { id: string }): Promise<Check> {
  return withReceipt(services, await requireReport(services, id));
}

/** The statement of a report, as the log holds it. Throws `NOT_FOUND`. */
export async function findCheckStatement(services: CheckServices, { id }: { id: string }): Promise<Uint8Array> {
  return statementBytes(statementOf((await requireReport(services, id)).report));
}

/** The receipt of a report. Throws `NOT_FOUND`, and `UNAVAILABLE`, to come again, while the log has not published it. */
export async function requireCheckReceipt(services: CheckServices, asked: { id: string }): Promise<string> {
  const { receipt } = await findCheck(services, asked);
  if (receipt !== null) return receipt;
  throw new ServiceError(
    'UNAVAILABLE',
    { zh: '回执即将发布，请稍后再取。', en: 'The receipt is about to be published; ask again in a moment.' },
    { headers: { 'retry-after': '2' } },
  );
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
  const end = performance.now() + services.patience;
  for (;;) {
    const check = await withReceipt(services, stored);
    if (check.receipt !== null || performance.now() + interval > end) return check;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

async function withReceipt(
  services: CheckServices,
  { report, sha256, entry, expiresAt }: StoredReport,
): Promise<Check> {
  const found = await findReceipt(services, entry);
  return { ...report, sha256, receipt: found?.state === 'published' ? found.receipt : null, expiresAt };
}
