import { type Designation, designation } from './designation-kinds.ts';
import type { Scanner } from './designation-scanner.ts';

const rfcSeries = ['RFC', 'STD', 'BCP', 'FYI', 'IEN', 'NIC', 'RTR'];
const statuses: ReadonlySet<string> = new Set(
  'REC PR PER CR CRD WD FPWD NOTE DNOTE STMT DRY CRY CRYD RY SPSD OBSL RSCND DISC ED'.split(' '),
);

/** @example RFC 9592, IETF RFC 791, rfc0791, BCP 14 */
export function readRfc(s: Scanner): Designation | null {
  if (s.eat('IETF')) s.skip(' _-/');
  const series = rfcSeries.find((word) => s.eat(word, true));
  if (!series) return null;
  s.skip(' _-:.#');
  const digits = s.digits().replace(/^0+(?=\d)/, '');
  return digits === '' ? null : designation({ kind: 'rfc', org: series, number: digits });
}

/**
 * Reads a W3C document: status and date name the edition, the short name between them the work.
 *
 * @example W3C REC-WCAG22-20241212, W3C WD-html32-960909, W3C html-aam-1.0, REC-WCAG22-20241212
 */
export function readW3c(s: Scanner): Designation | null {
  const named = s.eat('W3C');
  if (named) s.skip(' _-/');
  const token = /^[A-Za-z0-9][A-Za-z0-9._+/-]*/.exec(s.raw.slice(s.at))?.[0] ?? '';
  const found = /^(?:([A-Za-z]+)-)?(.+?)(?:-(\d{8}|9\d{5}))?$/.exec(token);
  if (!found?.[2]) return null;
  const [, first, name, date] = found;
  const status = first?.toUpperCase() ?? '';
  const known = statuses.has(status);
  if (!named && !(known && date)) return null;
  s.at += token.length;
  return designation({
    kind: 'w3c',
    org: known ? `W3C ${status}` : 'W3C',
    number: known || !first ? name : `${first}-${name}`,
    edition: date,
  });
}
