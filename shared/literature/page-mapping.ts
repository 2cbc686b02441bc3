import { textAnalysis } from '../standards/search/text-analysis.ts';

const key = { type: 'keyword' };
const kept = { type: 'object', enabled: false };

/**
 * One entry per page, one per document for its title, and one per book for its description. Pages are asked only for the standards on a result page, for
 * one document, or for a phrase; their `text` is what `search-text.ts` joins.
 */
export function pageIndex(): Record<string, unknown> {
  const analysis = textAnalysis();
  return {
    settings: {
      number_of_shards: 1,
      number_of_replicas: 0,
      codec: 'best_compression',
      // Long pages are not worse than short ones.
      similarity: { page: { type: 'BM25', k1: 1, b: 0.3 } },
      analysis: { ...analysis, analyzer: { ...Object(analysis.analyzer), ...analyzers } },
    },
    mappings: {
      dynamic: 'strict',
      properties: {
        entry: key,
        document: key,
        page: { type: 'integer' },
        kind: key,
        /** Edition ids of the standards whose text it is. */
        standards: key,
        language: key,
        /** What strangers may see, as decided when it was projected; decided again before anything is shown. */
        level: key,
        decidedBy: key,
        title: { type: 'text', analyzer: 'page', search_analyzer: 'page_words' },
        /** People, publishers, series and subjects of a book, and its numbers. */
        about: { type: 'text', analyzer: 'page', search_analyzer: 'page_words' },
        numbers: key,
        text: { type: 'text', analyzer: 'page', search_analyzer: 'page_words', similarity: 'page' },
        quality: { type: 'byte' },
        places: kept,
        view: kept,
      },
    },
  };
}

const folded = ['cjk_width', 'lowercase', 'asciifolding', 'english_possessive', 'kstem'];
const standard = { type: 'custom', tokenizer: 'standard', char_filter: ['variants', 'glue', 'open_dots'] };

const analyzers = {
  page: { ...standard, filter: [...folded, 'pairs'] },
  // Words that a person parts are looked for each by itself.
  page_words: { ...standard, char_filter: ['variants', 'open_dots'], filter: [...folded, 'english_stop', 'pairs'] },
};
