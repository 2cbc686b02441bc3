import type { Catalogue, Generator } from './known-item.ts';
import type { Random } from './random.ts';

/** Parts of English titles: as they stand, in another order, with one slip of the finger. */
export function englishFamilies({ standards }: Catalogue, random: Random): Record<string, Generator> {
  const titles = new Titles(standards.map(({ id, titles }) => [id, titles.en ?? '']));
  return {
    'English span, 3–6 words': (standard) => {
      const words = span(standard.titles.en, random);
      return words && { query: words.join(' '), relevant: titles.withPhrase(words) };
    },
    'English words shuffled': (standard) => {
      const words = span(standard.titles.en, random)?.filter((word) => !small.has(word));
      if (!words || words.length < 3) return null;
      return { query: random.shuffle(words).join(' '), relevant: titles.withAll(words) };
    },
    'English with one typo': (standard) => {
      const words = span(standard.titles.en, random);
      const long = words?.flatMap((word, i) => (/^[a-z]{5,}$/.test(word) ? [i] : [])) ?? [];
      if (!words || long.length === 0) return null;
      const at = random.pick(long);
      const query = words.map((word, i) => (i === at ? slip(word, random) : word)).join(' ');
      return { query, relevant: titles.withPhrase(words) };
    },
  };
}

const small = new Set('a an and are as at be by for from in into is it of on or the to with'.split(' '));

/** Lower case words of a title; every sign separates. */
export function wordsOf(title: string): string[] {
  return title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function span(title: string | undefined, random: Random): string[] | null {
  const words = wordsOf(title ?? '');
  const length = 3 + random.below(4);
  if (words.length < length || /\p{Script=Han}/u.test(title ?? '')) return null;
  const from = random.below(words.length - length + 1);
  const chosen = words.slice(from, from + length);
  return chosen.filter((word) => !small.has(word) && /\p{L}{3}/u.test(word)).length >= 2 ? chosen : null;
}

function slip(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 2);
  const letter = String.fromCharCode(97 + random.below(26));
  const ways = [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ];
  const slipped = random.pick(ways)();
  return slipped === word ? slip(word, random) : slipped;
}

/** All titles, to know every right answer and not only the one a question came from. */
class Titles {
  private readonly words: [string, string[]][];
  private readonly places = new Map<string, number[]>();

  constructor(titles: [string, string][]) {
    this.words = titles.map(([id, title]) => [id, wordsOf(title)]);
    this.words.forEach(([, words], i) => {
      for (const word of new Set(words)) {
        const places = this.places.get(word);
        if (places) places.push(i);
        else this.places.set(word, [i]);
      }
    });
  }

  withPhrase(words: string[]): Set<string> {
    const phrase = ` ${words.join(' ')} `;
    return this.filter(words, (title) => ` ${title.join(' ')} `.includes(phrase));
  }

  withAll(words: string[]): Set<string> {
    return this.filter(words, (title) => words.every((word) => title.includes(word)));
  }

  private filter(words: string[], keep: (title: string[]) => boolean): Set<string> {
    const [rarest = []] = words.map((word) => this.places.get(word) ?? []).sort((a, b) => a.length - b.length);
    const hits = rarest.map((i) => this.words[i]).filter((entry) => entry !== undefined && keep(entry[1]));
    return new Set(hits.map((entry) => entry?.[0] ?? ''));
  }
}
