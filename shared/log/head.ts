import * as z from 'zod';
import { fromBase64 } from './base64.ts';
import { hashBytes } from './tree.ts';

const Root = z.string().transform((text, context) => {
  const root = fromBase64(text);
  if (root?.length === hashBytes) return root;
  context.addIssue('no hash in base64');
  return z.NEVER;
});

/**
 * The head of the log: what is committed. It moves by compare-and-swap alone, one version at a time and only once the version
 * before is published, so that never more than one batch is on its way to the readers.
 */
export const Head = z.object({
  /** Name of the log and its key, for ever. */
  origin: z.string(),
  version: z.int().nonnegative(),
  size: z.int().nonnegative(),
  root: Root,
  /** Size of the version before. */
  before: z.int().nonnegative(),
  /** Where the leaves from `before` to `size` lie until they are published. */
  staging: z.string().nullable(),
  /** Whether readers see this version. */
  published: z.boolean(),
  /** When they last came to see a version; null before the first one, and of heads that were not told. */
  publishedAt: z.iso.datetime().nullable().default(null),
  at: z.iso.datetime(),
  /** When the last of its new entries was accepted; no time stamp over it may say less. Null where there are none. */
  acceptedAt: z.iso.datetime().nullable().default(null),
});
export type Head = z.infer<typeof Head>;

/** How many leaves readers see. */
export function publishedSize({ published, size, before }: Head): number {
  return published ? size : before;
}

/**
 * The log must not go on: what is stored contradicts what was committed, and every further signature could make it worse.
 * Somebody has to look.
 */
export class LogHalted extends Error {
  override readonly name = 'LogHalted';
}
