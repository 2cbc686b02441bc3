import { variantRules } from './chinese-variants.ts';

/**
 * How text becomes terms, in the vocabulary of OpenSearch core and the ICU plugin only, so that a managed domain and a
 * serverless collection accept it. Chinese is cut into pairs of characters: dictionaries miss the new technical terms
 * that standards are about. The standard tokenizer sets every Chinese character apart, `cjk_bigram` joins neighbours.
 */
export function textAnalysis(): Record<string, unknown> {
  return {
    char_filter: {
      variants: { type: 'mapping', mappings: variantRules() },
      // Titles put spaces and signs where people type none: 水质 氨氮的测定.
      glue: {
        type: 'pattern_replace',
        pattern: '(?<=\\p{IsHan})[\\s\\p{P}\\p{S}]+(?=\\p{IsHan})',
        replacement: '',
      },
      // The tokenizer would keep named.conf, 31.102 and 1,3 whole.
      open_dots: { type: 'mapping', mappings: [...'.,:;_/'].map((sign) => `${sign} => \\u0020`) },
    },
    tokenizer: { single: { type: 'pattern', pattern: '' } },
    filter: {
      pairs: { type: 'cjk_bigram' },
      pairs_and_singles: { type: 'cjk_bigram', output_unigrams: true },
      english_possessive: { type: 'stemmer', language: 'possessive_english' },
      english_stop: { type: 'stop', stopwords: '_english_' },
      to_pinyin: { type: 'icu_transform', id: 'Han-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; ' },
      neighbours: { type: 'shingle', min_shingle_size: 2, max_shingle_size: 2, output_unigrams: false },
      prefixes: { type: 'edge_ngram', min_gram: 1, max_gram: 24 },
    },
    analyzer: analyzers,
  };
}

const chinese = { type: 'custom', tokenizer: 'standard' };
const folded = ['cjk_width', 'lowercase', 'asciifolding'];
const stems = ['english_possessive', 'kstem'];

const analyzers = {
  zh_title: { ...chinese, char_filter: ['variants', 'glue'], filter: [...folded, 'pairs_and_singles'] },
  zh_glued: { ...chinese, char_filter: ['variants', 'glue'], filter: [...folded, 'pairs'] },
  zh_words: { ...chinese, char_filter: ['variants'], filter: [...folded, 'pairs'] },
  en_title: { ...chinese, char_filter: ['open_dots'], filter: [...folded, ...stems] },
  en_words: { ...chinese, char_filter: ['open_dots'], filter: [...folded, 'english_stop', ...stems] },
  plain: { ...chinese, char_filter: ['open_dots'], filter: folded },
  mixed: { ...chinese, char_filter: ['variants', 'open_dots'], filter: [...folded, ...stems, 'pairs'] },
  mixed_words: {
    ...chinese,
    char_filter: ['variants', 'open_dots'],
    filter: [...folded, 'english_stop', ...stems, 'pairs'],
  },
  sounds: { ...chinese, char_filter: ['variants', 'glue'], filter: ['to_pinyin', 'lowercase'] },
  sound_pairs: { ...chinese, char_filter: ['variants', 'glue'], filter: ['to_pinyin', 'lowercase', 'neighbours'] },
  spaced: { type: 'custom', tokenizer: 'whitespace', filter: ['lowercase'] },
  letters: { type: 'custom', tokenizer: 'single', filter: ['lowercase'] },
  word_starts: { ...chinese, char_filter: ['open_dots'], filter: [...folded, 'prefixes'] },
  whole_starts: { type: 'custom', tokenizer: 'keyword', char_filter: ['variants'], filter: ['lowercase', 'prefixes'] },
  whole: { type: 'custom', tokenizer: 'keyword', char_filter: ['variants'], filter: ['lowercase'] },
};
