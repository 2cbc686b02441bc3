import type { zhLaws } from './zh-laws.ts';

export const enLaws: typeof zhLaws = {
  title: (count) => `Laws that refer to it (${count})`,
  intro:
    'Read from the texts of laws, regulations and rules, each place with its article and sentence; where a number is cited, whether its year means this edition.',
  none: 'No law that is held refers to it by number or title.',
  classes: (count) =>
    count === 1
      ? 'One more law binds all of a class of mandatory standards that it belongs to'
      : `${count} more laws bind all of a class of mandatory standards that it belongs to`,
  classesAll: 'The API lists them all',
  demo: 'demo text, not a law',
  issued: 'promulgated or amended',
  effective: 'effective',
  source: 'text from',
  rank: {
    law: 'law',
    'administrative-regulation': 'administrative regulation',
    'judicial-interpretation': 'judicial interpretation',
    'ministry-rule': 'ministry rule',
    'local-regulation': 'local regulation',
    other: 'other instrument',
  },
  status: {
    'to-be-implemented': 'not yet effective',
    'in-force': 'effective',
    replaced: 'a newer text is held',
    unknown: 'effective day unknown',
  },
  namedAs: {
    'this-edition': 'means this edition',
    'other-edition': 'means another edition',
    undated: 'undated: the edition in force',
    title: 'by its title',
    class: 'as one of a class',
  },
};
