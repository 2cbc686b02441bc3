import { pinyin } from 'pinyin-pro';

/**
 * Toneless readings of the Chinese characters of a text, in context: 重庆 is `chong qing`, 重量 `zhong liang`.
 * Only for building documents: the dictionary weighs too much for the functions that search.
 */
export function readingsOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' })
    .map((syllable) => syllable.replaceAll('v', 'u'))
    .filter((syllable) => /^[a-z]+$/.test(syllable));
}
