import * as z from 'zod';
import type { LifecycleServices } from '../lifecycle/lifecycle-services.ts';
import { GivenRecord } from '../lifecycle/source-record.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Reject } from '../standards/import/compile-catalogue.ts';
import { enterRecord } from './enter-record.ts';
import { RegisterId } from './register.ts';

export interface ImportRow {
  line: number;
  row: unknown;
}

export interface RegisterReport {
  created: number;
  changed: number;
  unchanged: number;
  rejects: Reject[];
}

const Indicator = z.looseObject({ indicator: RegisterId });
/** Rows that are written at the same time. */
const together = 16;

/** Enters rows into the registers that they name by `indicator`; what stands there already is not written again. */
export async function importRegisters(
  services: Pick<LifecycleServices, 'lifecycle' | 'now'>,
  { rows, onProgress }: { rows: readonly ImportRow[]; onProgress?: (done: number) => void },
): Promise<RegisterReport> {
  const report: RegisterReport = { created: 0, changed: 0, unchanged: 0, rejects: [] };
  for (let at = 0; at < rows.length; at += together) {
    await Promise.all(rows.slice(at, at + together).map((row) => importRow(services, row, report)));
    onProgress?.(Math.min(at + together, rows.length));
  }
  return report;
}

async function importRow(
  services: Pick<LifecycleServices, 'lifecycle' | 'now'>,
  { line, row }: ImportRow,
  report: RegisterReport,
): Promise<void> {
  try {
    const { indicator: register, ...stated } = Indicator.parse(row);
    const input = {
      register,
      given: GivenRecord.parse(stated),
      ifMatch: '*',
      actor: 'import',
      requestId: `line ${line}`,
    };
    report[(await enterRecord(services, input)).outcome] += 1;
  } catch (error) {
    if (error instanceof z.ZodError) report.rejects.push({ line, row, reason: z.prettifyError(error) });
    else if (error instanceof ServiceError) report.rejects.push({ line, row, reason: reasonOf(error) });
    else throw error;
  }
}

function reasonOf(error: ServiceError): string {
  return error.errors[0]?.detail ?? error.message;
}
