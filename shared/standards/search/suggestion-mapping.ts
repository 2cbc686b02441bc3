import { textAnalysis } from './text-analysis.ts';

const kept = { type: 'keyword', index: false, doc_values: false };

/** One document per standard, class and issuer: everything a person may begin to type for it. */
export function suggestionIndex(): Record<string, unknown> {
  return {
    settings: {
      number_of_shards: 1,
      number_of_replicas: 0,
      analysis: textAnalysis(),
    },
    mappings: {
      dynamic: 'strict',
      _source: { includes: ['id', 'kind', 'number', 'titles', 'work'] },
      properties: {
        id: kept,
        kind: { type: 'keyword' },
        work: kept,
        number: kept,
        titles: { type: 'object', enabled: false },
        /** Beginnings of its numbers without signs: GBT1900 finds GB/T 19001. */
        no: { ...starts, analyzer: 'whole_starts', search_analyzer: 'whole' },
        /** The same for the other half of a double number and further numbers. */
        also: { ...starts, analyzer: 'whole_starts', search_analyzer: 'whole' },
        /** Beginnings of whole titles, which are meant more often than words inside them. */
        begins: { ...starts, analyzer: 'whole_starts', search_analyzer: 'whole' },
        zh: { ...begun, analyzer: 'zh_title', search_analyzer: 'zh_glued' },
        /** Beginnings of every word of the other titles: qual man finds Quality management. */
        words: { ...starts, analyzer: 'word_starts', search_analyzer: 'plain' },
        pinyin: { ...begun, analyzer: 'spaced' },
        initials: { ...begun, analyzer: 'letters' },
        in_force: { type: 'date_range', format: 'yyyy-MM-dd' },
        /** How likely it is to be meant, before anything is known of the query. */
        weight: { type: 'rank_feature' },
      },
    },
  };
}

const starts = { type: 'text', norms: false, index_options: 'docs' };
const begun = { type: 'text', norms: true };
