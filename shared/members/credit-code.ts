/**
 * 统一社会信用代码, GB 32100-2015: one character each for the registering department and the kind of body, six digits
 * for the division, nine characters for the body, and a check character modulo 31.
 */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const shape = /^[1-9ANY][1-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Writes a code as the standard prints it: capital letters, no spaces or hyphens. */
export function tidyCreditCode(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

/** Whether a tidy code has the shape and the check character of GB 32100-2015. */
export function isCreditCode(code: string): boolean {
  return shape.test(code) && code.at(-1) === checkCharacter(code.slice(0, -1));
}

/** The 18th character: with it, the sum of values times 3^(i-1) mod 31 is divisible by 31 (clause 5). */
export function checkCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
}
