import { createHash } from 'node:crypto';
import type { Happening } from './happening.ts';

/** The same id for the same happening, so that it is told once however often it is derived. */
export function happeningId({
  standard,
  kind,
  date,
  by,
  erratum,
}: Omit<Happening, 'happening' | 'project' | 'number' | 'title'>): string {
  // Errata have no number: they are told apart by their words. A translation that is added later makes no second one.
  if (erratum) return idOfSaid([standard, kind, date, erratum.clause, erratum.page, erratum.text.zh]);
  // A successor that is named later makes no second end.
  const others = kind === 'amended' || kind === 'corrected' || kind === 'partly-replaced' ? by : [];
  return idOfSaid([standard, kind, date, others.map(({ number }) => number).sort()]);
}

/** An id made of what tells one happening from all others. */
export function idOfSaid(said: readonly unknown[]): string {
  return `hap-${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 24)}`;
}
