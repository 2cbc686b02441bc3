import type { zhQuality } from './zh-quality.ts';

export const enQuality: typeof zhQuality = {
  title: 'Quality of the data',
  lead: 'Every record is gone through by rules, and what may be wrong is listed for those who know better. To be listed is not to be wrong.',
  lookedAt: (records, day) => `The last look went through ${records} records, with statuses as of ${day}.`,
  notYet: 'The first look has not ended yet; come back a little later.',
  doubt: 'Doubt',
  count: 'Records',
  see: (title, count) => `${title}: see these ${count} records`,
  csv: 'Download CSV',
  json: 'JSON',
  help: 'How to help',
  helpText:
    'Open a record and compare it with the cover of the standard or the announcement; if the record is wrong, tell us by “Correct”. What becomes of it is public.',
  standard: 'Standard',
  detail: 'What gives rise to it',
  correct: 'Correct',
  correctOf: (number) => `Correct ${number}`,
  none: 'Nothing is doubted so.',
  back: 'All doubts',
};
