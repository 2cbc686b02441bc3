import { ServiceError } from '../runtime/errors.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { parseDesignation } from '../standards/designation.ts';
import type { Day } from '../standards/local-date.ts';
import { nearestNumbers } from '../standards/nearest-numbers.ts';
import { mostResolved, resolveDesignations } from '../standards/resolve-designation.ts';
import type { StandardSummary } from '../standards/standard-view.ts';
import { identifierPath, readIdentifier } from './identifier-path.ts';

/** What an identifier stands for on a day. */
export interface Identified {
  /** The address that names it, spelled as it should be. */
  canonical: string;
  /** One edition, or several among which nobody but the caller can choose. */
  editions: StandardSummary[];
}

/**
 * Finds the edition that an identifier names, or the one in force for a number without its year. `path` is what follows
 * `/id/std/`. Throws `NOT_FOUND` with the nearest numbers.
 */
export async function findIdentified(
  services: SearchServices,
  { path, asOf }: { path: string; asOf?: Day },
): Promise<Identified> {
  const readings = readIdentifier(path).slice(0, mostResolved);
  const resolved = await resolveDesignations(services, { q: readings, asOf });
  const exact = resolved.filter(({ match }) => match === 'exact');
  for (const { q, match, standard, candidates } of [...exact, ...resolved]) {
    const canonical = identifierPath(q);
    if (match === 'ambiguous') return { canonical, editions: candidates };
    const isMeant = match === 'exact' || (match === 'edition-in-force' && !isDated(q));
    if (standard && isMeant) return { canonical, editions: [standard] };
  }
  throw await nothingNamed(services, readings[0] ?? path.replaceAll('/', ' '));
}

async function nothingNamed(services: SearchServices, text: string): Promise<ServiceError> {
  const near = (await nearestNumbers(services, { text })).map(({ number }) => number);
  return new ServiceError('NOT_FOUND', {
    zh: `没有收录 ${text}。${near.length > 0 ? `相近的有：${near.join('、')}。` : ''}`,
    en: `${text} is not held here.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''}`,
  });
}

/** A year that nobody holds is not answered with another one. */
function isDated(number: string): boolean {
  return parseDesignation(number)?.year !== undefined;
}
