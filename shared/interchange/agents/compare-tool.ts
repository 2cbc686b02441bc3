import * as z from 'zod';
import { compareDocuments } from '../../literature/compare-documents.ts';
import { type ComparedClause, Comparison, type TextPart } from '../../literature/comparison.ts';
import { OpenedText, openText, textLinks } from './opened-text.ts';
import { AsOf, Named } from './record-tools.ts';
import { tool } from './tool.ts';

const mostChanges = 40;
const mostCharacters = 2_000;
const Side = z.object({ number: z.string().nullable(), title: z.string().nullable(), page: z.int() });

const Change = z.object({
  change: z.enum(['same', 'changed', 'inserted', 'deleted', 'moved-away']),
  from: Side.nullable(),
  to: Side.nullable(),
  text: z.string().describe('{+inserted+} and [-deleted-]; unchanged text around them as it stands.'),
  textCut: z.boolean(),
});

/** Compares the texts of two editions, where both may be read. */
export const compareTool = tool({
  name: 'compare_editions',
  title: { zh: '版本比对', en: 'Compare editions' },
  description: `What changed between the texts of two editions, clause by clause, ${mostChanges} changes at a time.`,
  input: z.strictObject({
    earlier: Named,
    later: Named,
    asOf: AsOf,
    skip: z.int().min(0).max(100_000).default(0).describe('Changes to pass over: `continueFrom` of the answer before.'),
  }),
  output: z.object({
    earlier: OpenedText,
    later: OpenedText,
    counts: Comparison.shape.counts.nullable().describe('null when one of the texts may not be shown.'),
    changes: z.array(Change),
    continueFrom: z.int().nullable(),
  }),
  run: async (services, { earlier, later, asOf, skip }, wording) => {
    const [before, after] = await Promise.all(
      [earlier, later].map((standard) => openText(services, { standard, asOf }, 'read', wording)),
    );
    if (!before || !after) throw new Error('two standards were asked for');
    const heads = { earlier: before.head, later: after.head };
    const links = [before, after].flatMap(({ head }) => textLinks(head, wording.site));
    if (!before.open || !after.open) {
      return { answer: { ...heads, counts: null, changes: [], continueFrom: null }, links };
    }
    const asked = { from: before.open, to: after.open, show: 'changed' } as const;
    const { counts, clauses } = await compareDocuments(services, asked);
    const end = skip + mostChanges;
    const changes = clauses.slice(skip, end).map(changeOf);
    return { answer: { ...heads, counts, changes, continueFrom: end < clauses.length ? end : null }, links };
  },
});

function changeOf({ change, from, to, text }: ComparedClause): z.infer<typeof Change> {
  const marked = text.map(mark).join('');
  return {
    change,
    from: from && { number: from.number, title: from.title, page: from.page },
    to: to && { number: to.number, title: to.title, page: to.page },
    text: marked.slice(0, mostCharacters),
    textCut: marked.length > mostCharacters,
  };
}

function mark({ change, text }: TextPart): string {
  if (change === 'same') return text;
  return change === 'inserted' ? `{+${text}+}` : `[-${text}-]`;
}
