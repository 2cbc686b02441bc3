import { expect, test } from 'vitest';
import { TitleChoice } from '#shared/ask/title-choice.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import { type Said, stored } from '../standards/stored.ts';

const editions: [id: string, said: Said][] = [
  ['iso.4210-2-2015', { number: 'ISO 4210-2:2015', titles: { en: 'Cycles, 2015' }, dates: { issued: '2015' } }],
  [
    'iso.4210-2-2023',
    {
      number: 'ISO 4210-2:2023',
      titles: { en: 'Cycles, 2023' },
      abstracts: { en: '<p>This document\nspecifies cycles.</p>' },
      dates: { issued: '2023' },
    },
  ],
  [
    'iso.4210-2-2023-amd.1-2024',
    { number: 'ISO 4210-2:2023/Amd 1:2024', titles: { en: 'Amendment 1' }, dates: { issued: '2024' } },
  ],
  ['gb-t.1.1-2020', { number: 'GB/T 1.1-2020', titles: { zh: '标准化工作导则' }, dates: { issued: '2020' } }],
];

function chosen(language: 'zh' | 'en', order = editions) {
  const choice = new TitleChoice(language);
  for (const [id, said] of order) choice.add(reconcile(stored(id, said)));
  return choice.passages();
}

test('the last edition gives the title and the scope of all, and no amendment does', () => {
  const of = { work: 'iso.4210-2', edition: 'iso.4210-2-2023' };
  const passages = [
    { ...of, kind: 'title', text: 'Cycles, 2023' },
    { ...of, kind: 'scope', text: 'This document specifies cycles.' },
  ];
  expect(chosen('en')).toEqual(passages);
  expect(chosen('en', editions.toReversed())).toEqual(passages);
});

test('a language has the titles that are in it', () => {
  expect(chosen('zh').map(({ work }) => work)).toEqual(['gb-t.1.1']);
});
