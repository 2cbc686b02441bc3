import * as z from 'zod';
import { AccessDecision } from '../../access/access-decision.ts';
import { Day } from '../../standards/local-date.ts';
import { Standard } from '../../standards/standard.ts';
import { citationsOf } from '../citations.ts';
import { recordForms } from '../record-forms.ts';
import { recordInWords } from '../record-lines.ts';
import { referenceOf } from '../reference.ts';
import { findNamed } from './find-named.ts';
import { Standing, standingOf } from './standing.ts';
import { recordLinks, tool } from './tool.ts';

export const Named = z.string().min(1).max(300).describe('A number in any spelling, or an id such as gb-t.19001-2016.');
export const AsOf = Day.optional().describe('Day on which it is read; today in Shanghai when absent.');
const mostRelations = 50;
const formats = recordForms.filter(({ suffix }) => ['bib', 'ris', 'csl.json'].includes(suffix));

const recordTool = tool({
  name: 'get_standard',
  title: { zh: '一项标准的记录', en: 'The record of a standard' },
  description:
    'The record of one standard on a day: status, dates, classes, issuing bodies, relations to other standards, adoption ' +
    'of ISO and IEC (采标), the access decision about its text and where it may lawfully be read or bought.',
  input: z.strictObject({ standard: Named, asOf: AsOf }),
  output: z.object({
    ...Standing.omit({ access: true }).shape,
    access: AccessDecision,
    facts: z.array(z.object({ label: z.string(), value: z.string() })),
    abstract: z.string(),
    periods: Standard.shape.periods.describe('Status through time.'),
    relations: z.array(
      z.object({
        type: z.string(),
        number: z.string(),
        id: z.string().nullable(),
        status: z.string().nullable(),
        on: z.string().nullable(),
      }),
    ),
    relationsCut: z.boolean().describe('More relations than are listed here; see the page.'),
    texts: z.array(z.object({ document: z.string(), kind: z.string(), pages: z.int(), access: AccessDecision })),
    notices: z.array(z.string()).describe('What a careful reader should know.'),
  }),
  run: async (services, { standard, asOf }, wording) => {
    const record = await findNamed(services, { standard, asOf });
    const { lines, abstract } = recordInWords(record, wording);
    const relations = record.relations.slice(0, mostRelations);
    return {
      answer: {
        ...standingOf(record, record.asOf, wording),
        access: record.access,
        facts: lines.map(({ label, value }) => ({ label, value })),
        abstract,
        periods: record.periods,
        relations: relations.map(({ type, number, id, status, on }) => ({ type, number, id, status, on })),
        relationsCut: record.relations.length > relations.length,
        texts: record.texts.map(({ document, kind, pages, access }) => ({ document, kind, pages, access })),
        notices: record.notices.map((notice) => notice[wording.language]),
      },
      links: recordLinks([record], wording.site),
    };
  },
});

const citeTool = tool({
  name: 'cite',
  title: { zh: '引用格式', en: 'Cite a standard' },
  description: 'Citations of one standard after GB/T 7714-2025, ISO 690 and APA, and as BibTeX, RIS and CSL-JSON.',
  input: z.strictObject({ standard: Named, asOf: AsOf }),
  output: z.object({
    standing: Standing,
    citations: z.array(z.object({ style: z.string(), label: z.string(), text: z.string() })),
    formats: z.array(z.object({ format: z.string(), text: z.string() })),
  }),
  run: async (services, { standard, asOf }, wording) => {
    const record = await findNamed(services, { standard, asOf });
    const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
    return {
      answer: {
        standing: standingOf(record, record.asOf, wording),
        citations: citationsOf(referenceOf(record, wording.site), wording.today),
        formats: formats.map(({ label, encode }) => ({ format: label, text: text(encode(record, wording)) })),
      },
      links: formats.map(({ suffix, type, label }) => ({
        uri: `${wording.site}/standards/${record.id}.${suffix}`,
        name: `${record.number} (${label})`,
        mimeType: type,
      })),
    };
  },
});

/** Tools that show one record. */
export const recordTools = [recordTool, citeTool];
