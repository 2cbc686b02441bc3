import type { zhAsk } from './zh-ask.ts';

export const enAsk: typeof zhAsk = {
  title: 'Ask',
  titleFor: (text) => `Answers to “${text}”`,
  lead: 'Ask in everyday words, without knowing those of standards. Answers are titles, scopes and pages that may be seen, with status and date; this service writes nothing of its own.',
  question: 'Your question',
  help: 'For example: is a toaster safe to touch? English questions find English titles, scopes and pages, Chinese ones Chinese.',
  asOf: 'Status as of',
  asOfHelp: 'Today unless you choose a day.',
  submit: 'Ask',
  answers: 'Likely answers',
  onDay: (day) => `status as of ${day}`,
  foundBy: { words: 'its words', meaning: 'near meaning' },
  why: 'found by',
  note: 'Meanings are compared by a program and may miss the point; what the standard itself says prevails.',
  none: 'No standard held here comes near this question. Put it in other words, or search by number or title.',
  search: 'Search instead',
  instead: 'Not sure of the words of standards? Ask in everyday words:',
};
