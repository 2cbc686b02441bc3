import * as z from 'zod';
import { type OutlineEntry, readClause, readOutline } from '../../literature/read-outline.ts';
import { readPage } from '../../literature/read-page.ts';
import { ServiceError } from '../../runtime/errors.ts';
import { OpenedText, openText, textLinks } from './opened-text.ts';
import { AsOf, Named } from './record-tools.ts';
import { tool } from './tool.ts';

const mostHeadings = 400;
const mostCharacters = 20_000;
const DocumentOf = z.string().max(120).optional().describe('Which digitized text, where there are several.');
const From = z.int().min(0).default(0).describe('First character, to go on where an answer was cut.');
const Heading = z.object({
  anchor: z.string(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  level: z.int(),
  page: z.int(),
});
const Text = {
  text: z.string().nullable().describe('null when the access decision does not show it.'),
  continueFrom: z.int().nullable().describe('Where the text goes on when it was cut.'),
};

const contentsTool = tool({
  name: 'get_contents',
  title: { zh: '目次', en: 'Contents' },
  description:
    'Headings of the text of a standard with their anchors, where the access decision allows. Then get_clause.',
  input: z.strictObject({ standard: Named, document: DocumentOf, asOf: AsOf }),
  output: OpenedText.extend({ headings: z.array(Heading), headingsCut: z.boolean() }),
  run: async (services, input, wording) => {
    const { head, open } = await openText(services, input, 'snippet', wording);
    const outline = open ? await readOutline(services, { id: open }) : [];
    return {
      answer: {
        ...head,
        headings: outline.slice(0, mostHeadings).map(headingOf),
        headingsCut: outline.length > mostHeadings,
      },
      links: textLinks(head, wording.site),
    };
  },
});

const clauseTool = tool({
  name: 'get_clause',
  title: { zh: '条款', en: 'A clause' },
  description: `One clause with all below it, by its number (8.5.1, A.2) or anchor; ${mostCharacters} characters at a time.`,
  input: z.strictObject({
    standard: Named,
    clause: z.string().min(1).max(120),
    document: DocumentOf,
    asOf: AsOf,
    from: From,
  }),
  output: OpenedText.extend({ heading: Heading.nullable(), ...Text }),
  run: async (services, { clause, from, ...input }, wording) => {
    const { head, open } = await openText(services, input, 'read', wording);
    if (!open) return { answer: { ...head, heading: null, ...nothing }, links: textLinks(head, wording.site) };
    const { anchor } = headingNamed(await readOutline(services, { id: open }), clause);
    const { entry, parts } = await readClause(services, { id: open, anchor });
    const lines = parts.flatMap((part) => [nameOf(part.entry), ...part.paragraphs]);
    return {
      answer: { ...head, heading: headingOf(entry), ...cut(lines.join('\n'), from) },
      links: textLinks(head, wording.site, `/clauses/${encodeURIComponent(anchor)}`),
    };
  },
});

const pageTool = tool({
  name: 'get_page',
  title: { zh: '页', en: 'A page' },
  description: 'The text of one page, with how well it was read: quality 0 (hardly readable) to 4 (proofread).',
  input: z.strictObject({
    standard: Named,
    page: z.int().min(1).max(99_999),
    document: DocumentOf,
    asOf: AsOf,
    from: From,
  }),
  output: OpenedText.extend({ page: z.int(), pages: z.int().nullable(), quality: z.int().nullable(), ...Text }),
  run: async (services, { page, from, ...input }, wording) => {
    const { head, open } = await openText(services, input, 'read', wording);
    const shown = open ? await readPage(services, { id: open, page }) : undefined;
    return {
      answer: {
        ...head,
        page,
        pages: shown?.pages ?? null,
        quality: shown?.quality ?? null,
        ...(shown ? cut(shown.text, from) : nothing),
      },
      links: textLinks(head, wording.site, shown ? `/pages/${page}` : ''),
    };
  },
});

const nothing = { text: null, continueFrom: null };

function cut(text: string, from: number): { text: string; continueFrom: number | null } {
  const to = from + mostCharacters;
  return { text: text.slice(from, to), continueFrom: to < text.length ? to : null };
}

function headingOf({ anchor, number, title, level, page }: OutlineEntry): z.infer<typeof Heading> {
  return { anchor, number, title, level, page };
}

const nameOf = ({ number, title }: OutlineEntry) => [number, title].filter(Boolean).join(' ');

function headingNamed(outline: readonly OutlineEntry[], clause: string): OutlineEntry {
  const name = clause.trim().toLowerCase();
  const found = outline.find(({ anchor, number, title }) =>
    [anchor, number, title].some((part) => part?.toLowerCase() === name),
  );
  if (found) return found;
  throw new ServiceError('NOT_FOUND', {
    zh: `没有条款“${clause}”；请先用 get_contents 查看目次。`,
    en: `There is no clause “${clause}”; get_contents lists them.`,
  });
}

/** Tools that read texts, as far as the access decision of the day allows. */
export const textTools = [contentsTool, clauseTool, pageTool];
