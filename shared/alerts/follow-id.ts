import { createHash } from 'node:crypto';
import type { FollowTarget } from './follow.ts';

/** The same for the same member and target, so that nobody follows a thing twice. */
export function followIdOf(member: string, target: FollowTarget): string {
  const said = JSON.stringify([member, Object.entries(target).sort()]);
  return `flw-${createHash('sha256').update(said).digest('hex').slice(0, 24)}`;
}
