import { AccessLevel, Status } from '../codes.ts';
import { spanName } from './during.ts';
import { textAnalysis } from './text-analysis.ts';

const key = { type: 'keyword', doc_values: false, norms: false };
const facet = { type: 'keyword', eager_global_ordinals: true };
const sorted = { type: 'keyword' };

/**
 * One document per standard. A status is a function of the day, so the index holds the spans of days of each status
 * and never a status. Keys are in `no.*`; `view` is what a result shows, kept but not indexed.
 */
export function standardIndex(): Record<string, unknown> {
  return {
    settings: {
      number_of_shards: 1,
      number_of_replicas: 0,
      // Short titles repeat words for no reason of weight, and long ones are not worse.
      similarity: { title: { type: 'BM25', k1: 0.9, b: 0.3 } },
      analysis: textAnalysis(),
    },
    mappings: {
      dynamic: 'strict',
      _source: { excludes: ['no.*', 'pinyin', 'classes', 'keywords', 'bodies', 'title_other', 'during.*', 'open.*'] },
      properties: { ...identity, ...texts, ...facets, ...days, view: { type: 'object', enabled: false } },
    },
  };
}

const identity = {
  id: sorted,
  work: { type: 'keyword' },
  no: { properties: { full: key, key: key, loose: key, digits: key, flat: key, adopts: key } },
  /** The number with its digits padded, so that GB/T 9 sorts before GB/T 10. */
  order: sorted,
  cites: key,
  /** When it last changed, for harvesters. */
  modified: { type: 'date' },
};

const title = { type: 'text', similarity: 'title' };
const whole = { copy_to: 'everything' };
/** Searched as part of `everything`, analysed again for highlights. */
const part = { type: 'text', index: false, analyzer: 'mixed', ...whole };
const sound = { type: 'text', norms: false };

const texts = {
  title_zh: {
    ...title,
    ...whole,
    analyzer: 'zh_title',
    search_analyzer: 'zh_words',
    fields: {
      sounds: { ...sound, analyzer: 'sounds' },
      sound_pairs: { ...sound, analyzer: 'sound_pairs', index_options: 'freqs' },
    },
  },
  title_en: {
    ...title,
    ...whole,
    analyzer: 'en_title',
    search_analyzer: 'en_words',
    fields: { plain: { type: 'text', analyzer: 'plain', norms: false } },
  },
  title_other: part,
  /** Readings of the Chinese title in context, which the engine's own transliteration cannot know: 重庆, chong qing. */
  pinyin: { ...sound, analyzer: 'spaced' },
  abstract: part,
  keywords: part,
  bodies: part,
  /** Names of its classes in both languages: a bridge for topics between zh and en. */
  classes: part,
  /** All of the above in one field: words may stand anywhere, and one field is asked in half the time of six. */
  everything: { type: 'text', analyzer: 'mixed', search_analyzer: 'mixed_words', index_options: 'freqs' },
};

const facets = {
  origin: facet,
  level: facet,
  mandate: facet,
  issuer: facet,
  region: facet,
  year: facet,
  ics: facet,
  ccs: facet,
  licence: facet,
};

const span = { type: 'date_range', format: 'yyyy-MM-dd' };

function spans(values: readonly string[]) {
  return { properties: Object.fromEntries(values.map((value) => [spanName(value), span])) };
}

const days = {
  issued: { type: 'date', format: 'yyyy-MM-dd' },
  effective: { type: 'date', format: 'yyyy-MM-dd' },
  /** Of a local standard, from when the time to its next review runs. */
  reviewed: { type: 'date', format: 'yyyy-MM-dd' },
  during: spans(Status.options),
  open: spans(AccessLevel.options),
};
