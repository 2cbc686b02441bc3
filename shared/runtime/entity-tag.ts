import { createHash } from 'node:crypto';

/**
 * Strong entity tag of an answer (RFC 9110 §8.8.3): `"<hash>"`, or `"r<revision>-<hash>"` when the body is a record
 * that counts its revisions, so that `If-Match` can be judged by the revision alone.
 */
export function entityTag(text: string, body: unknown): string {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 27);
  const counted = typeof body === 'object' && body !== null && 'revision' in body && Number.isInteger(body.revision);
  return counted ? `"r${body.revision}-${hash}"` : `"${hash}"`;
}

/** Weak comparison of RFC 9110 §8.8.3.2: proxies that compress mark our strong tags as weak. */
export function isFresh(ifNoneMatch: string | undefined, tag: string): boolean {
  if (!ifNoneMatch) return false;
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((held) => strong(held) === tag);
}

/**
 * Whether `If-Match` names this revision: `*` does, and so does any tag that starts with it, whatever day or language
 * it was read in. Weakened tags count, because a proxy that compresses changes the bytes and never the revision.
 */
export function namesRevision(ifMatch: string, revision: number): boolean {
  if (ifMatch.trim() === '*') return true;
  return ifMatch.split(',').some((held) => /^"r(\d+)(?:-[\w-]*)?"$/.exec(strong(held))?.[1] === String(revision));
}

function strong(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
