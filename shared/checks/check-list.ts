import { randomBytes } from 'node:crypto';
import { submitEntry } from '../log/submit-entry.ts';
import { ServiceError } from '../runtime/errors.ts';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import { type CheckReport, Judgement, mostChecked } from './check.ts';
import type { CheckServices } from './check-services.ts';
import { type StoredReport, saveReport } from './check-store.ts';
import { expandRange } from './expand-range.ts';
import { judgeAll } from './judge-all.ts';
import { type List, readList } from './read-list.ts';
import { statementBytes, statementOf } from './seal-report.ts';

/** Reports of lists that nobody keeps go after so many days. */
const daysKept = 400;

/**
 * Checks every standard number in what was handed in, on a day (today in Asia/Shanghai by default), keeps the report and
 * seals it in the transparency log. Throws `INVALID` when no number can be read and `TOO_LARGE` beyond `mostChecked`.
 */
export async function checkList(
  services: CheckServices,
  { list, asOf }: { list: List; asOf?: Day },
): Promise<StoredReport> {
  const { source, cited } = await readList(list);
  if (cited.length === 0) throw noNumbers();
  // A range such as GB 50254~50259-96 is as many numbers as it stands for.
  const count = cited.reduce((sum, { found }) => sum + expandRange(found.designation).length, 0);
  if (count > mostChecked) throw tooMany(count);
  const now = services.now();
  const day = asOf ?? dayInShanghai(now);
  const lines = await judgeAll(services, cited, day);
  const report: CheckReport = {
    id: `chk-${randomBytes(16).toString('hex')}`,
    asOf: day,
    checkedAt: now.toISOString(),
    source,
    summary: summaryOf(lines),
    lines,
  };
  const statement = statementOf(report);
  const { id: entry, writes } = await submitEntry(services, { leaf: statementBytes(statement) });
  const expires = Math.floor(now.getTime() / 1000) + daysKept * 86_400;
  const expiresAt = new Date(expires * 1000).toISOString();
  const stored = { report, sha256: statement.reportSha256, entry, expiresAt };
  await saveReport(services.checks, stored, writes);
  return stored;
}

function summaryOf(lines: CheckReport['lines']): CheckReport['summary'] {
  const count = (wanted: Judgement) => lines.filter(({ judgement }) => judgement === wanted).length;
  const { valid, attention, invalid, unknown } = Judgement.enum;
  return {
    lines: lines.length,
    valid: count(valid),
    attention: count(attention),
    invalid: count(invalid),
    unknown: count(unknown),
  };
}

function noNumbers(): ServiceError {
  return new ServiceError('INVALID', {
    zh: '没有找到标准号。请按“GB/T 19001-2016”这样的形式列出标准号，任何写法都可以。',
    en: 'No standard number was found. List numbers such as "GB/T 19001-2016", in any spelling.',
  });
}

function tooMany(count: number): ServiceError {
  return new ServiceError('TOO_LARGE', {
    zh: `共找到 ${count} 个标准号，一次最多查新 ${mostChecked} 个，请分开查新。`,
    en: `${count} numbers were found; one check takes at most ${mostChecked}: check them in pieces.`,
  });
}
