import * as z from 'zod';
import { Level, Status } from '../../standards/codes.ts';
import { Day, dayInShanghai } from '../../standards/local-date.ts';
import { resolveDesignations } from '../../standards/resolve-designation.ts';
import { searchStandards } from '../../standards/search-standards.ts';
import { StandardQuery } from '../../standards/standard-query.ts';
import { FoundPage } from '../../standards/text-view.ts';
import { Standing, standingOf } from './standing.ts';
import { recordLinks, tool } from './tool.ts';

const asOf = Day.optional().describe('Day on which statuses hold; today in Shanghai when absent.');
const Match = z
  .enum(['exact', 'edition-in-force', 'ambiguous', 'suggestion', 'none'])
  .describe('How the text was read: ambiguous and suggestion leave the choice among candidates to you.');
const mostFound = 20;
const mostChecked = 50;
const mostCandidates = 5;

const Resolved = z.object({
  asked: z.string(),
  designation: z.string().nullable().describe('Canonical spelling; null when the text is no number.'),
  match: Match,
  standard: Standing.nullable(),
  candidates: z.array(Standing),
});

const searchTool = tool({
  name: 'search_standards',
  title: { zh: '检索标准', en: 'Search standards' },
  description:
    'Finds standards (标准) by number, words of a title, topic or text, in Chinese, English or pinyin. ' +
    'Each result says whether it holds on the day and what replaced it.',
  input: z.strictObject({
    query: z.string().min(1).max(300),
    status: z.array(Status).max(8).optional().describe('Only these statuses on the day.'),
    level: z.array(Level).max(8).optional(),
    ics: z.string().max(30).optional().describe('ICS class with all below it, such as 13.060.'),
    ccs: z.string().max(30).optional().describe('CCS (中国标准文献分类) class, such as Z50.'),
    asOf,
    limit: z.int().min(1).max(mostFound).default(10),
    cursor: z.string().max(6000).optional().describe('`next` of the answer before, with the same other arguments.'),
  }),
  output: z.object({
    asOf: Day,
    total: z.int(),
    totalIsExact: z.boolean(),
    next: z.string().nullable(),
    correctedTo: z.string().nullable().describe('Words that were searched instead of a likely slip.'),
    standards: z.array(
      Standing.extend({ pages: z.array(FoundPage.omit({ boxes: true })).describe('Pages of open texts that match.') }),
    ),
  }),
  run: async (services, { query, status, level, limit, ...others }, wording) => {
    const filters = { status: status?.join(','), level: level?.join(',') };
    const asked = StandardQuery.parse({ ...others, ...filters, q: query, size: limit });
    const found = await searchStandards(services, { query: asked, language: wording.language });
    const day = found.asked.asOf;
    return {
      answer: {
        asOf: day,
        total: found.total,
        totalIsExact: found.totalIsExact,
        next: found.next,
        correctedTo: found.asked.corrected,
        standards: found.items.map((item) => ({
          ...standingOf(item, day, wording),
          pages: item.pages.map(({ document, page, snippet }) => ({ document, page, snippet })),
        })),
      },
      links: recordLinks(found.items, wording.site),
    };
  },
});

const resolveTool = tool({
  name: 'resolve_designation',
  title: { zh: '解析标准号', en: 'Resolve a designation' },
  description:
    'Reads one standard number in any spelling (gbt19001, GB∕T 19001—2016, ISO 9001:2015) and gives the edition it means. ' +
    'Without a year it is the edition in force on the day.',
  input: z.strictObject({ designation: z.string().min(1).max(300), asOf }),
  output: z.object({ asOf: Day, ...Resolved.shape }),
  run: async (services, { designation, asOf: wanted }, wording) => {
    const day = wanted ?? dayInShanghai(services.now());
    const [resolved] = await resolveAll(services, [designation], day, wording);
    const answer = resolved ?? { asked: designation, designation: null, match: 'none', standard: null, candidates: [] };
    const named = [...(answer.standard ? [answer.standard] : []), ...answer.candidates];
    return { answer: { asOf: day, ...answer }, links: recordLinks(named, wording.site) };
  },
});

const validityTool = tool({
  name: 'check_validity',
  title: { zh: '标准查新', en: 'Check validity' },
  description:
    '查新: says of one standard number or a list of them whether each holds on a day, and what replaced it. ' +
    `At most ${mostChecked} in one call.`,
  input: z.strictObject({ designations: z.array(z.string().min(1).max(300)).min(1).max(mostChecked), asOf }),
  output: z.object({
    asOf: Day,
    counts: z.object({ holds: z.int(), doesNotHold: z.int(), notSettled: z.int() }),
    items: z.array(
      Resolved.extend({
        verdict: z
          .enum(['holds', 'does-not-hold', 'not-settled'])
          .describe('not-settled: not held here, ambiguous, or its status is not known; say so and do not guess.'),
      }),
    ),
  }),
  run: async (services, { designations, asOf: wanted }, wording) => {
    const day = wanted ?? dayInShanghai(services.now());
    const resolved = await resolveAll(services, designations, day, wording);
    const items = resolved.map((item) => ({ ...item, verdict: verdictOn(item.standard?.status) }));
    const count = (verdict: Verdict) => items.filter((item) => item.verdict === verdict).length;
    const counts = { holds: count('holds'), doesNotHold: count('does-not-hold'), notSettled: count('not-settled') };
    const named = items.flatMap(({ standard }) => standard ?? []);
    return { answer: { asOf: day, counts, items }, links: recordLinks(named, wording.site) };
  },
});

type Verdict = 'holds' | 'does-not-hold' | 'not-settled';

function verdictOn(status: Status | undefined): Verdict {
  if (status === undefined || status === 'unknown') return 'not-settled';
  return status === 'in-force' || status === 'partly-replaced' ? 'holds' : 'does-not-hold';
}

async function resolveAll(
  services: Parameters<typeof resolveDesignations>[0],
  q: string[],
  day: Day,
  wording: Parameters<typeof standingOf>[2],
): Promise<z.infer<typeof Resolved>[]> {
  const resolutions = await resolveDesignations(services, { q, asOf: day });
  return resolutions.map(({ q: asked, designation, match, standard, candidates }) => ({
    asked,
    designation,
    match,
    standard: standard && standingOf(standard, day, wording),
    candidates: candidates.slice(0, mostCandidates).map((candidate) => standingOf(candidate, day, wording)),
  }));
}

/** Tools that find standards and say whether they hold. */
export const findingTools = [searchTool, resolveTool, validityTool];
