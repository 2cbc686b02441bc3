import * as z from 'zod';
import { Day } from '../standards/local-date.ts';
import { StandardSummary } from '../standards/standard-view.ts';

/** The query string of `GET /v1/ask`. */
export const Question = z.strictObject({
  q: z.string().trim().min(2).max(300).describe('A question in plain words, in Chinese or English.'),
  asOf: Day.optional().describe('Day on which statuses hold; default today in Asia/Shanghai.'),
  size: z.coerce.number().int().min(1).max(30).default(10),
});
export type Question = z.infer<typeof Question>;

/** A standard whose title, scope or text answers; what is shown of it are passages, never words of ours. */
export const Answer = StandardSummary.extend({
  /** Whether its words were found, or a title, scope or page of near meaning, or both. */
  foundBy: z.array(z.enum(['words', 'meaning'])),
}).meta({ id: 'Answer' });
export type Answer = z.infer<typeof Answer>;

export const AnswerList = z
  .object({
    /** The best first; one edition of each standard, the one that holds on the asked day where there is one. */
    items: z.array(Answer),
    asked: z.object({
      text: z.string(),
      language: z.enum(['zh', 'en']),
      asOf: Day,
      /** The network by which meanings were compared. */
      model: z.string(),
    }),
  })
  .meta({ id: 'AnswerList' });
export type AnswerList = z.infer<typeof AnswerList>;
