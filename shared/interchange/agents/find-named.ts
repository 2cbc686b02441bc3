import { ServiceError } from '../../runtime/errors.ts';
import { AccessLevel } from '../../standards/codes.ts';
import { findStandard } from '../../standards/find-standard.ts';
import type { Day } from '../../standards/local-date.ts';
import { nearestNumbers } from '../../standards/nearest-numbers.ts';
import { resolveDesignation } from '../../standards/resolve-designation.ts';
import type { StandardRecord, StandardSummary } from '../../standards/standard-view.ts';
import type { HeldText } from '../../standards/text-view.ts';
import type { AgentServices } from './tool.ts';

/**
 * The record that an agent names, by id or by a number in any spelling; without a year, the edition in force on the day.
 * Throws `NOT_FOUND` with the numbers near it, and with the choice where several fit.
 */
export async function findNamed(
  services: AgentServices,
  { standard, asOf }: { standard: string; asOf?: Day },
): Promise<StandardRecord> {
  const { match, standard: found, candidates } = await resolveDesignation(services, { q: standard, asOf });
  if (found) return findStandard(services, { id: found.id, asOf });
  if (match === 'ambiguous') throw several(standard, candidates);
  if (looksLikeId.test(standard)) return findStandard(services, { id: standard, asOf });
  throw notHeld(standard, await nearestNumbers(services, { text: standard }));
}

const looksLikeId = /^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9.-]+$/;

function several(asked: string, candidates: readonly StandardSummary[]): ServiceError {
  const numbers = candidates.map(({ number, status }) => `${number} (${status})`).join(', ');
  return new ServiceError('NOT_FOUND', {
    zh: `“${asked}”可能是以下几项之一，请选定一项：${numbers}。`,
    en: `“${asked}” may be any of these, name one: ${numbers}.`,
  });
}

function notHeld(asked: string, near: readonly { number: string }[]): ServiceError {
  const numbers = near.map(({ number }) => number).join(', ');
  return new ServiceError('NOT_FOUND', {
    zh: `没有收录“${asked}”。${numbers && `相近的有：${numbers}。`}`,
    en: `“${asked}” is not held here.${numbers && ` Near it: ${numbers}.`}`,
  });
}

/** The digitized text of a record that this caller may see most of; nothing where none is held. */
export function bestText({ texts }: Pick<StandardRecord, 'texts'>): HeldText | undefined {
  const rank = ({ access }: HeldText) => (access.allow ? AccessLevel.options.indexOf(access.level) : -1);
  return texts.toSorted((a, b) => rank(b) - rank(a))[0];
}
