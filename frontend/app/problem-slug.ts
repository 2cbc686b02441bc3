import { type ErrorCode, errorStatus } from '#shared/runtime/errors.ts';

/** `NOT_FOUND` → `not-found`, as in the `type` of a problem. */
export function problemSlug(code: string): string {
  return code.toLowerCase().replaceAll('_', '-');
}

export function readProblemSlug(slug: string): ErrorCode | undefined {
  return (Object.keys(errorStatus) as ErrorCode[]).find((code) => problemSlug(code) === slug);
}
