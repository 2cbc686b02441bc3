import { describe, expect, it } from 'vitest';
import { changedFields } from '#shared/standards/changed-fields.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import type { StandardFields } from '#shared/standards/standard.ts';
import { stored } from './stored.ts';

const record = (fields: Partial<StandardFields>) =>
  reconcile(stored('gb-t.1-2020', { number: 'GB/T 1-2020', ...fields }));
const before = record({ titles: { zh: '名称', en: 'Title' }, dates: { issued: '2020-01-01' }, ics: ['01.120'] });

describe('changedFields', () => {
  it.each<[string, Partial<StandardFields>, string[]]>([
    ['nothing', { titles: { zh: '名称', en: 'Title' }, dates: { issued: '2020-01-01' }, ics: ['01.120'] }, []],
    ['an order of keys', { titles: { en: 'Title', zh: '名称' }, dates: { issued: '2020-01-01' }, ics: ['01.120'] }, []],
    ['what is there no more', { titles: { zh: '名称' }, dates: { issued: '2020-01-01' } }, ['ics', 'titles.en']],
    [
      'what is new and what is other',
      {
        titles: { zh: '名', en: 'Title' },
        dates: { issued: '2020-01-01', withdrawn: '2026-01-01' },
        ics: ['01.120'],
        url: 'https://a.example',
      },
      ['dates.withdrawn', 'titles.zh', 'url'],
    ],
  ])('names %s', (_what, fields, changed) => {
    expect(changedFields(before, record(fields))).toEqual(changed);
  });

  it('names everything that a new record says', () => {
    expect(changedFields(undefined, before)).toEqual(['dates.issued', 'ics', 'number', 'titles.en', 'titles.zh']);
  });
});
