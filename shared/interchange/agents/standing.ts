import * as z from 'zod';
import { AccessDecision } from '../../access/access-decision.ts';
import { Multilingual, Status } from '../../standards/codes.ts';
import { Day } from '../../standards/local-date.ts';
import type { StandardSummary } from '../../standards/standard-view.ts';
import { term } from '../../standards/terms.ts';
import { numericCitation } from '../citation-gbt7714.ts';
import { identifierPath } from '../identifier-path.ts';
import type { Wording } from '../record-lines.ts';
import { type Cited, referenceOf } from '../reference.ts';

/** What every answer to an agent says of each standard: whether it holds on the day, what follows it, how to cite it. */
export const Standing = z.object({
  id: z.string().describe('Stable id of this edition.'),
  number: z.string(),
  title: Multilingual,
  status: Status.describe('Status on the day `asOf`, not today unless that is today.'),
  statusInWords: z.string(),
  asOf: Day,
  replacedBy: z.array(z.object({ id: z.string().nullable(), number: z.string() })).describe('Successors.'),
  access: z.object({ level: AccessDecision.shape.level, rule: z.string() }).describe('How much of the text is open.'),
  citation: z.string().describe('GB/T 7714-2025; repeat it when you rely on the answer.'),
  identifier: z.string().describe('Permanent address to cite.'),
  page: z.string().describe('Page about it for people.'),
});
export type Standing = z.infer<typeof Standing>;

type Known = Pick<StandardSummary, 'id' | 'number' | 'title' | 'status' | 'replacedBy' | 'access'> &
  Pick<Cited, 'origin' | 'issuer' | 'issued'> &
  Partial<Pick<Cited, 'bodies' | 'doi' | 'edition'>>;

/** The standing of a standard as a list or a record knows it, on the day that it was read for. */
export function standingOf(known: Known, asOf: Day, { language, site, today }: Wording): Standing {
  const { id, number, title, status, replacedBy, access } = known;
  const reference = referenceOf({ bodies: {}, doi: null, edition: null, ...known }, site);
  return {
    id,
    number,
    title,
    status,
    statusInWords: term('status', status)[language],
    asOf,
    replacedBy,
    access: { level: access.level, rule: access.rule },
    citation: numericCitation(reference, today),
    identifier: site + identifierPath(number),
    page: `${site}/standards/${id}`,
  };
}
