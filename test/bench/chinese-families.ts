import { Converter } from 'opencc-js/cn2t';
import { readingsOf } from '#shared/standards/search/chinese-readings.ts';
import { glueHan } from '#shared/standards/search/language.ts';
import type { Standard } from '#shared/standards/standard.ts';
import type { Catalogue, Generator } from './known-item.ts';
import type { Random } from './random.ts';

const boilerplate = /第\s*[\d一二三四五六七八九十]+\s*部分|规范|要求|标准|通则|导则|规程|指南|技术条件|[:：（）()]/g;
const hanOnly = /^\p{Script=Han}+$/u;

/** Parts of Chinese titles: spans, pieces, traditional forms, homophones, typed pinyin. */
export function chineseFamilies({ standards }: Catalogue, random: Random): Record<string, Generator> {
  const titles = standards.flatMap(({ id, titles }) =>
    titles.zh ? [{ id, title: titles.zh, glued: glueHan(titles.zh) }] : [],
  );
  const having = (...parts: string[]) =>
    new Set(titles.filter(({ glued }) => parts.every((part) => glued.includes(part))).map(({ id }) => id));
  const toTraditional = Converter({ from: 'cn', to: 'tw' });
  const alike = homophones(titles.map(({ glued }) => glued));
  const readings = new Map(titles.map(({ id, title }) => [id, ` ${readingsOf(title).join(' ')} `]));
  const plain = (standard: Standard) =>
    cut(random.pick((standard.titles.zh ?? '').split(boilerplate)), random, 4, 8, hanOnly);
  return {
    'Chinese span without boilerplate': (standard) => {
      const query = plain(standard);
      return query ? { query, relevant: having(query) } : null;
    },
    'Chinese, any 4–8 characters': (standard) => {
      const query = cut(standard.titles.zh ?? '', random, 4, 8, /^\p{Script=Han}.*\p{Script=Han}$/u);
      return query && !/[\p{Script=Latin}\p{N}]/u.test(query) ? { query, relevant: having(glueHan(query)) } : null;
    },
    'two Chinese pieces reversed': (standard) => {
      const span = cut(glueHan(standard.titles.zh ?? ''), random, 6, 9, hanOnly);
      if (!span) return null;
      const [first, last] = [span.slice(0, 3), span.slice(-3)];
      return { query: `${last} ${first}`, relevant: having(first, last) };
    },
    'traditional form': (standard) => {
      const span = plain(standard);
      const query = span && toTraditional(span);
      return query && query !== span ? { query, relevant: having(span) } : null;
    },
    'one homophone wrong': (standard) => {
      const span = plain(standard);
      if (!span) return null;
      const at = random.below(span.length);
      const others = alike(span.charAt(at));
      if (others.length === 0) return null;
      return { query: span.slice(0, at) + random.pick(others) + span.slice(at + 1), relevant: having(span) };
    },
    'typed pinyin': (standard) => {
      const span = plain(standard);
      const syllables = span ? readingsOf(span) : [];
      if (!span || syllables.length !== span.length) return null;
      const phrase = ` ${syllables.join(' ')} `;
      const relevant = new Set([...readings].filter(([, text]) => text.includes(phrase)).map(([id]) => id));
      return { query: joinSome(syllables, random), relevant: relevant.size > 0 ? relevant : having(span) };
    },
  };
}

function cut(text: string, random: Random, least: number, most: number, shape: RegExp): string | null {
  const characters = [...text];
  const length = least + random.below(most - least + 1);
  if (characters.length < length) return null;
  const from = random.below(characters.length - length + 1);
  const part = characters.slice(from, from + length).join('');
  return shape.test(part) ? part : null;
}

/** Characters of the titles themselves that sound the same: what an input method would offer. */
function homophones(titles: string[]): (character: string) => string[] {
  const bySound = new Map<string, string[]>();
  const soundOf = new Map<string, string>();
  for (const character of new Set(titles.join(''))) {
    const [sound] = hanOnly.test(character) ? readingsOf(character) : [];
    if (!sound) continue;
    soundOf.set(character, sound);
    bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
  }
  return (character) => (bySound.get(soundOf.get(character) ?? '') ?? []).filter((other) => other !== character);
}

/** Syllables typed together as words of one to three. */
function joinSome(syllables: string[], random: Random): string {
  let text = '';
  for (const syllable of syllables) text += (text && random.next() < 0.4 ? ' ' : '') + syllable;
  return text;
}
