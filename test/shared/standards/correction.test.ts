import { describe, expect, it } from 'vitest';
import {
  Correction,
  correctFields,
  editorFields,
  editorStatement,
  Withdrawal,
  withdrawFields,
  withEditorStatement,
} from '#shared/standards/correction.ts';
import type { StandardFields, Statement } from '#shared/standards/standard.ts';

const number = 'GB/T 1.1-2020';

describe('correctFields', () => {
  const before: StandardFields = {
    number,
    titles: { zh: '标准化工作导则', en: 'Directives' },
    dates: { issued: '2020-03-31', withdrawn: '2030-01-01' },
    ics: ['01.120'],
  };

  it('keeps what a correction leaves out, a withdrawal above all', () => {
    expect(correctFields(before, { dates: { effective: '2020-10-01' } })).toEqual({
      ...before,
      dates: { issued: '2020-03-31', withdrawn: '2030-01-01', effective: '2020-10-01' },
    });
  });

  it.each<[string, Correction, Partial<StandardFields>]>([
    ['one date', { dates: { withdrawn: null } }, { dates: { issued: '2020-03-31' } }],
    ['all dates one by one', { dates: { withdrawn: null, issued: null } }, { dates: undefined }],
    ['all dates at once', { dates: null }, { dates: undefined }],
    ['one title', { titles: { en: null } }, { titles: { zh: '标准化工作导则' } }],
    ['a list', { ics: null }, { ics: undefined }],
  ])('takes back %s by null', (_what, correction, changed) => {
    const { dates, titles, ics, ...rest } = { ...before, ...changed };
    const expected = Object.entries({ dates, titles, ics }).filter(([, value]) => value !== undefined);
    expect(correctFields(before, correction)).toEqual({ ...rest, ...Object.fromEntries(expected) });
  });

  it('gives relations and adoptions the ids of what they name, where the number can be read', () => {
    const { relations, adoption } = correctFields(before, {
      relations: [
        { type: 'replaces', number: 'GB/T1.1—2009' },
        { type: 'cites', number: '某企业内部文件' },
      ],
      adoption: [{ number: 'ISO/IEC Directives, Part 2', degree: 'NEQ' }],
    });
    expect(relations?.map(({ id }) => id)).toEqual(['gb-t.1.1-2009', undefined]);
    expect(adoption).toHaveLength(1);
  });

  it('gives the same when it is made twice', () => {
    const correction: Correction = { titles: { zh: '导则' }, dates: { issued: null }, ccs: ['A00'] };
    const once = correctFields(before, correction);
    expect(correctFields(once, correction)).toEqual(once);
  });
});

describe('Correction', () => {
  it.each<[string, unknown]>([
    ['a field that does not exist', { title: { zh: '导则' } }],
    ['a date role that does not exist', { dates: { published: '2020-03-31' } }],
    ['a day that does not exist', { dates: { issued: '2020-02-31' } }],
    ['who states a relation', { relations: [{ type: 'cites', number: 'GB 1', statedBy: 'gb.2' }] }],
    ['an empty title', { titles: { zh: ' ' } }],
    ['a language that is none', { titles: { __proto__x: 'a' } }],
  ])('refuses %s', (_what, body) => {
    expect(Correction.safeParse(body).success).toBe(false);
  });
});

describe('withdrawFields', () => {
  it('adds the day, and the successor from that day on', () => {
    expect(withdrawFields({ number, titles: { zh: '导则' } }, '2026-12-01', { number: 'GB/T 1.1-2026' })).toEqual({
      number,
      titles: { zh: '导则' },
      dates: { withdrawn: '2026-12-01' },
      relations: [{ type: 'replaced-by', number: 'GB/T 1.1-2026', on: '2026-12-01' }],
    });
  });

  it('takes the latest successor named and keeps other relations', () => {
    const before: StandardFields = {
      number,
      relations: [
        { type: 'replaced-by', number: 'GB 2', on: '2026-01-01' },
        { type: 'cites', number: 'GB 3' },
      ],
    };
    expect(withdrawFields(before, '2026-12-01', { number: 'GB 4' }).relations?.map((r) => r.number)).toEqual([
      'GB 3',
      'GB 4',
    ]);
    expect(withdrawFields(before, '2026-12-01', undefined).relations).toEqual(before.relations);
  });

  it.each([[{ on: '2026-12', reason: 'x' }], [{ on: '2026-12-01' }], [{ on: '2026-12-01', reason: '  ' }]])(
    'needs a day and a reason: %j',
    (body) => {
      expect(Withdrawal.safeParse(body).success).toBe(false);
    },
  );
});

describe('the statement of the editors', () => {
  const official: Statement = { source: { key: 'official', name: 'Official', confidence: 'A' }, fields: { number } };

  it('stands beside the others and takes the place of the one before', () => {
    const first = editorStatement({ number, pages: 1 }, '2026-11-01', undefined);
    const second = editorStatement({ number, pages: 2 }, '2026-11-02', 'Cover text');
    const statements = withEditorStatement(withEditorStatement([official], first), second);
    expect(statements).toEqual([official, second]);
    expect(editorFields(statements, number)).toEqual({ number, pages: 2 });
    expect(editorFields([official], number)).toEqual({ number });
  });
});
