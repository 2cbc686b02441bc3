import { parseDesignation, printDesignation } from '../standards/designation.ts';

/** Addresses below this name standards themselves; documents about them are below `/standards/`. */
export const identifierRoot = '/id/std/';

/**
 * Address that names the standard with this number, for people to link to.
 *
 * @example identifierPath('GB/T 19001-2016') // '/id/std/GB/T/19001-2016'
 */
export function identifierPath(number: string): string {
  const steps = number.split(/\/? |\//);
  return identifierRoot + steps.map((step) => encodeURIComponent(step).replaceAll('%3A', ':')).join('/');
}

const mostSteps = 8;

/**
 * Readings of what follows the root, likeliest first: every step may begin after a slash of the number or a space of it.
 * Spellings that print as the same canonical number are one reading.
 *
 * @example readIdentifier('gb/t/19001—2016') // ['GB/T 19001-2016']
 */
export function readIdentifier(path: string): string[] {
  const text = path.replace(/\/+$/, '').slice(0, 200);
  const spellings = [...spellingsOf(text), ...(text.includes('+') ? spellingsOf(text.replaceAll('+', ' ')) : [])];
  const readings = spellings.flatMap((spelling) => {
    const designation = parseDesignation(spelling);
    return designation ? [printDesignation(designation)] : [];
  });
  const asked = identifierRoot + text;
  const isCanonical = (number: string) => decodeURIComponent(identifierPath(number)) === asked;
  return [...new Set(readings)].sort((a, b) => Number(isCanonical(b)) - Number(isCanonical(a)));
}

/** Every slash may stand for itself or for a space; the last one for a space first, as in most numbers. */
function spellingsOf(text: string): string[] {
  const [first = '', ...others] = text.split('/').slice(0, mostSteps).reverse();
  return others.reduce<string[]>(
    (spellings, step) => spellings.flatMap((rest) => [`${step} ${rest}`, `${step}/${rest}`]),
    [first],
  );
}
