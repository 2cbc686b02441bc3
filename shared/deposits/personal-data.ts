import type { Finding } from './finding.ts';

/** Eighteen characters with a place code of GB/T 2260 and a day of birth of these two centuries, in one piece or in three. */
const identityNumber =
  /(?<![\w.-])((?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4})[ -]?((?:19|20)\d{6})[ -]?(\d{3}[\dX])(?![\w-])/gi;

/** Eleven digits that begin with 13 to 19; the numbers of offices begin with 0, 400 or 800, and do not count. */
const mobileNumber = /(?<![\w.-])(?:\+?86[ -]?)?(1[3-9]\d)[ -]?(\d{4})[ -]?(\d{4})(?![\w-]|\.\d)/g;
const wordsOfContact = /联系|电话|手机|反馈|意见|咨询|热线|微信|tel|phone|mobile|contact|feedback/i;
/** How far before a number the word stands that says what it is for: an address may come between. */
const reach = 60;

/**
 * Personal data in the pages of a text: citizen identity numbers (GB 11643) and mobile numbers of the mainland, each kind once
 * with its first page, never the number. One mobile number given as a contact does not count: forewords must name a channel for
 * feedback, and small bodies have no other; two numbers, or one that nothing introduces, do.
 */
export function personalDataIn(pages: readonly string[]): Finding[] {
  const texts = pages.map((text) => text.normalize('NFKC'));
  const identity = texts.findIndex((text) => [...text.matchAll(identityNumber)].some(isIdentity));
  const mobile = firstMobile(texts);
  return [
    ...(identity < 0 ? [] : [findingOf('citizen-identity-number', identity)]),
    ...(mobile < 0 ? [] : [findingOf('mobile-number', mobile)]),
  ];
}

const findingOf = (about: string, at: number): Finding => ({ code: 'personal-data', about, page: at + 1 });

function isIdentity([, place = '', birth = '', rest = '']: RegExpMatchArray): boolean {
  const day = `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`;
  const date = new Date(day);
  const isDay = !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(day);
  return isDay && isChecked(`${place}${birth}${rest.toUpperCase()}`);
}

/** The check character of GB 11643: MOD 11-2 of ISO 7064, where X stands for ten. */
function isChecked(number: string): boolean {
  const values = Array.from(number, (character) => (character === 'X' ? 10 : Number(character)));
  return values.reduce((sum, value) => (sum * 2 + value) % 11, 0) === 1;
}

/** Where the first mobile number stands that counts, from 0; -1 when none does. */
function firstMobile(texts: readonly string[]): number {
  const met = new Set<string>();
  let first = -1;
  let isIntroduced = false;
  for (const [at, text] of texts.entries()) {
    for (const { index, 1: one = '', 2: two = '', 3: three = '' } of text.matchAll(mobileNumber)) {
      met.add(one + two + three);
      if (first < 0) first = at;
      isIntroduced ||= wordsOfContact.test(text.slice(Math.max(0, index - reach), index));
    }
  }
  return met.size === 1 && isIntroduced ? -1 : first;
}
