import { createHash } from 'node:crypto';
import type { Happening } from './happening.ts';

/** The same id for the same happening, so that it is told once however often it is derived. */
export function happeningId({
  standard,
  kind,
  date,
  by,
}: Omit<Happening, 'happening' | 'project' | 'number' | 'title'>): string {
  // A successor that is named later makes no second end.
  const others = kind === 'amended' || kind === 'corrected' || kind === 'partly-replaced' ? by : [];
  return idOfSaid([standard, kind, date, others.map(({ number }) => number).sort()]);
}

/** An id made of what tells one happening from all others. */
export function idOfSaid(said: readonly unknown[]): string {
  return `hap-${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 24)}`;
}
