import * as z from 'zod';
import { AccessDecision } from '../access/access-decision.ts';
import { Multilingual } from './codes.ts';

/** A page of a digitized text that holds what was asked: escaped HTML with `<em>` around hits, and their places. */
export const FoundPage = z.object({
  document: z.string(),
  page: z.int(),
  snippet: z.string(),
  boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])).optional(),
});
export type FoundPage = z.infer<typeof FoundPage>;

/** A digitized text of a standard; `quality` counts its pages by text quality, 0 to 4. */
export const HeldText = z.object({
  document: z.string(),
  kind: z.string(),
  title: Multilingual,
  language: z.string().nullable(),
  pages: z.int(),
  quality: z.array(z.int()),
  access: AccessDecision,
});
export type HeldText = z.infer<typeof HeldText>;
