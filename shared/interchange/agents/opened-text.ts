import * as z from 'zod';
import { AccessDecision } from '../../access/access-decision.ts';
import { reaches } from '../../literature/document-access.ts';
import { ServiceError } from '../../runtime/errors.ts';
import type { AccessLevel } from '../../standards/codes.ts';
import type { Day } from '../../standards/local-date.ts';
import type { Wording } from '../record-lines.ts';
import { bestText, findNamed } from './find-named.ts';
import { Standing, standingOf } from './standing.ts';
import type { AgentServices, ResourceLink } from './tool.ts';

/** What every answer about a text begins with: whose text it is, and whether it may be shown. */
export const OpenedText = z.object({
  standing: Standing,
  document: z.string().nullable().describe('Id of the digitized text; null when none is held.'),
  access: AccessDecision.describe('When allow is false nothing is shown: tell the reason and the alternatives.'),
});
export type OpenedText = z.infer<typeof OpenedText>;

interface Asked {
  standard: string;
  document?: string;
  asOf?: Day;
}

/**
 * The text of a standard as far as this caller may see it. `open` is the id of the document where the decision of today goes
 * as far as `wanted`, else null: then the answer says why, and nothing of the text. Throws `NOT_FOUND`.
 */
export async function openText(
  services: AgentServices,
  { standard, document, asOf }: Asked,
  wanted: AccessLevel,
  wording: Wording,
): Promise<{ head: OpenedText; open: string | null }> {
  const record = await findNamed(services, { standard, asOf });
  const text = document ? record.texts.find((held) => held.document === document) : bestText(record);
  if (document && !text) {
    throw new ServiceError('NOT_FOUND', {
      zh: `${record.number} 没有文献 ${document}。`,
      en: `${record.number} has no document ${document}.`,
    });
  }
  const access = text?.access ?? { ...record.access, allow: false };
  const head = { standing: standingOf(record, record.asOf, wording), document: text?.document ?? null, access };
  return { head, open: text && reaches(access, wanted) ? text.document : null };
}

/** Where the text is read by people, and its record by programs. */
export function textLinks({ standing, document }: OpenedText, site: string, place = ''): ResourceLink[] {
  const record = { uri: `${site}/standards/${standing.id}.md`, name: standing.number, mimeType: 'text/markdown' };
  if (document === null) return [record];
  return [record, { uri: `${site}/documents/${document}${place}`, name: standing.number, mimeType: 'text/html' }];
}
