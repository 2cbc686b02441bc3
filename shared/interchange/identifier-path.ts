import { parseDesignation, printDesignation } from '../standards/designation.ts';

/** Addresses below this name standards themselves; documents about them are below `/standards/`. */
export const identifierRoot = '/id/std/';

/**
 * Address that names the standard with this number, for people to link to.
 *
 * @example identifierPath('GB/T 19001-2016') // '/id/std/GB/T/19001-2016'
 */
export function identifierPath(number: string): string {
  const steps = number.replaceAll(' ', '/').split('/');
  return identifierRoot + steps.map((step) => encodeURIComponent(step).replaceAll('%3A', ':')).join('/');
}

/**
 * Readings of what follows the root, likeliest first: every step may begin after a slash of the number or a space of it.
 * Spellings that print as the same canonical number are one reading.
 *
 * @example readIdentifier('gb/t/19001—2016') // ['GB/T 19001-2016']
 */
export function readIdentifier(path: string): string[] {
  const text = path.replace(/\/+$/, '').replaceAll('+', ' ').slice(0, 200);
  const readings = spellingsOf(text).flatMap((spelling) => {
    const designation = parseDesignation(spelling);
    return designation ? [printDesignation(designation)] : [];
  });
  const asked = identifierRoot + text;
  const isCanonical = (number: string) => decodeURIComponent(identifierPath(number)) === asked;
  return [...new Set(readings)].sort((a, b) => Number(isCanonical(b)) - Number(isCanonical(a)));
}

/** The last slash for a space first, as in most numbers; then no slash, each other one, and all of them. */
function spellingsOf(text: string): string[] {
  const slashes = [...text.matchAll(/\//g)].map(({ index }) => index).reverse();
  const withSpaceAt = (place: number) => `${text.slice(0, place)} ${text.slice(place + 1)}`;
  const [last, ...others] = slashes.map(withSpaceAt);
  return [...(last === undefined ? [] : [last]), text, ...others, text.replaceAll('/', ' ')];
}
