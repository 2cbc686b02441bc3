import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Designation,
  designationKinds,
  parseDesignation,
  printDesignation,
  standardId,
  workId,
} from '#shared/standards/designation.ts';
import { anyDesignation, chinese, foreign, parsed } from './designation-samples.ts';

const families = Object.entries({ ...chinese, ...foreign });

describe('printing and reading are inverse', () => {
  it.each(families)('%s', (_, numbers) => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(parseDesignation(printDesignation(number))).toEqual(number);
      }),
    );
  });

  it('covers every kind that is not a last resort', () => {
    const met = new Set(families.flatMap(([, numbers]) => fc.sample(numbers, 5).map((number) => number.kind)));
    expect(designationKinds.filter((kind) => !met.has(kind))).toEqual(['national', 'other']);
  });

  it('double numbers too', () => {
    const halves = fc.tuple(fc.oneof(...Object.values(chinese)), foreign.iso ?? fc.constant(parsed('ISO 1')));
    const dated = halves.filter(([first]) => first.year !== undefined);
    fc.assert(
      fc.property(dated, ([first, second]) => {
        const double: Designation = { ...first, second };
        expect(parseDesignation(printDesignation(double))).toEqual(double);
      }),
    );
  });
});

/** The same text in other characters, by one seed a place: width, case, dashes, spaces, slashes. */
function noisy(text: string, seeds: readonly number[], dropSlash: boolean): string {
  let place = 0;
  const pick = <T>(...choices: readonly [T, ...T[]]): T =>
    choices[(seeds[place++ % seeds.length] ?? 0) % choices.length] ?? choices[0];
  const spaced = text.replace(/ /g, () => pick(' ', '  ', '_', '　'));
  return [...spaced]
    .map((c) => {
      if (c === '-') return pick('-', '—', '——', '–', '−', ' - ', '－', '--');
      if (c === '/') return dropSlash ? pick('/', '', '_', ' ', '／') : pick('/', '／', ' / ');
      if (c === ':') return pick(':', '：', ' : ');
      const letter = pick(c, c, c.toLowerCase(), c.toUpperCase());
      return /[!-~]/.test(letter) && pick(false, false, true)
        ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0)
        : letter;
    })
    .join('');
}

const seeds = fc.array(fc.nat({ max: 1000 }), { minLength: 8, maxLength: 40 });

describe('noise in the spelling changes nothing', () => {
  it.each(Object.entries(chinese))('%s, with and without the slash', (family, numbers) => {
    fc.assert(
      fc.property(numbers, seeds, fc.boolean(), (number, noise, dropSlash) => {
        // GBZ is occupational health: GB/Z cannot lose its slash. Without it 'DB21/ 3' would print no border at all.
        const slash = family === 'gb-z' ? false : dropSlash;
        const text = noisy(printDesignation(number), noise, slash);
        expect(parseDesignation(text), text).toEqual(number);
      }),
    );
  });

  it.each(Object.entries(foreign).filter(([family]) => family !== 'w3c'))('%s', (_, numbers) => {
    fc.assert(
      fc.property(numbers, seeds, (number, noise) => {
        const text = noisy(printDesignation(number), noise, false);
        expect(parseDesignation(text), text).toEqual(number);
      }),
    );
  });

  it('W3C short names keep their case and still have one id', () => {
    const numbers = foreign.w3c ?? fc.constant(parsed('W3C REC-WCAG22-20241212'));
    fc.assert(
      fc.property(numbers, (number) => {
        expect(standardId(parsed(printDesignation(number).toLowerCase()))).toBe(standardId(number));
      }),
    );
  });

  it('never changes the mandate: a noisy number is read with its own or not at all', () => {
    fc.assert(
      fc.property(fc.oneof(...Object.values(chinese)), seeds, (number, noise) => {
        const found = parseDesignation(noisy(printDesignation(number), noise, number.kind !== 'gb-z'));
        if (found) expect(found.mandate).toBe(number.mandate);
      }),
    );
  });
});

describe('ids', () => {
  it('are safe in a URL and say the same of every spelling', () => {
    fc.assert(
      fc.property(anyDesignation, (number) => {
        expect(standardId(number)).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
        expect(workId(number)).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
        expect(standardId(parsed(printDesignation(number)))).toBe(standardId(number));
      }),
    );
  });

  it('differ when the numbers differ', () => {
    // The date beside an ETSI version is no part of the edition.
    const printed = anyDesignation.map((d) => (d.kind === 'etsi' && d.edition ? { ...d, year: undefined } : d));
    fc.assert(
      fc.property(fc.array(printed, { minLength: 50, maxLength: 200 }), (numbers) => {
        expect(new Set(numbers.map(standardId)).size).toBe(new Set(numbers.map(printDesignation)).size);
      }),
    );
  });
});
