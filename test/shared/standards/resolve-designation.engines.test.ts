import { beforeAll, describe, expect, it } from 'vitest';
import { nearestNumbers } from '#shared/standards/nearest-numbers.ts';
import { resolveDesignation, resolveDesignations } from '#shared/standards/resolve-designation.ts';
import { knownStandards, replacedBy, stored, type TestIndex, testIndex } from './search-fixture.ts';

let index: TestIndex;

beforeAll(async () => {
  index = await testIndex(...knownStandards);
});

const resolve = (q: string, asOf?: string) => resolveDesignation(index, { q, asOf });

describe('resolving a number', () => {
  it.each(['GB/T 19001-2016', 'gbt19001-2016', 'ＧＢ／Ｔ１９００１—２０１６'])(
    '%s is one edition, exactly',
    async (q) => {
      expect(await resolve(q)).toMatchObject({
        q,
        designation: 'GB/T 19001-2016',
        match: 'exact',
        standard: { id: 'gb-t.19001-2016', status: 'in-force' },
      });
    },
  );

  it('takes a number without its year for the edition in force and names the others', async () => {
    const { match, standard, candidates } = await resolve('GB/T 19001');
    expect({ match, number: standard?.number }).toEqual({ match: 'edition-in-force', number: 'GB/T 19001-2016' });
    expect(candidates.map(({ number }) => number)).toContain('GB/T 19001-2008');
  });

  it('takes it for another edition on another day', async () => {
    expect((await resolve('GB 7718', '2027-03-15')).standard?.number).toBe('GB 7718-2011');
    expect((await resolve('GB 7718', '2027-03-16')).standard?.number).toBe('GB 7718-2025');
    expect((await resolve('GB/T 19001', '2010-01-01')).standard?.number).toBe('GB/T 19001-2008');
  });

  it('keeps to a withdrawn edition that is asked for by its year', async () => {
    expect(await resolve('GB/T 19001-2008')).toMatchObject({
      match: 'exact',
      standard: { number: 'GB/T 19001-2008', status: 'withdrawn', replacedBy: [{ number: 'GB/T 19001-2016' }] },
    });
  });

  it('keeps to an RFC that is asked for, whatever obsoleted it, for its number is never given again', async () => {
    const obsoleted = stored('RFC 7231', {
      dates: { issued: '2014-06' },
      relations: [replacedBy('RFC 9110', '2022-06-01')],
    });
    const other = await testIndex(obsoleted, stored('RFC 9110', { dates: { issued: '2022-06' } }));
    expect(await resolveDesignation(other, { q: 'rfc7231' })).toMatchObject({
      match: 'exact',
      standard: { number: 'RFC 7231', status: 'withdrawn', replacedBy: [{ number: 'RFC 9110' }] },
    });
  });

  it('leads a number whose editions have ended to its successor', async () => {
    expect(await resolve('ISO 639-1')).toMatchObject({
      match: 'edition-in-force',
      standard: { number: 'ISO 639:2023' },
    });
  });

  it('never changes a mandate silently, it suggests', async () => {
    expect(await resolve('GB/T 7718')).toMatchObject({ designation: 'GB/T 7718', match: 'suggestion', standard: null });
  });

  it('takes no other year for the one that is written, and no record without year for an edition', async () => {
    const other = await testIndex(stored('GB 39001-2006'), stored('GB 39001'), stored('GB 39002'));
    const answer = async (q: string) => {
      const { match, standard, candidates } = await resolveDesignation(other, { q });
      return [match, standard?.number ?? null, candidates.map(({ number }) => number)];
    };
    expect(await answer('GB 39001-1996')).toEqual(['suggestion', null, ['GB 39001-2006']]);
    expect(await answer('GB 39001')).toEqual(['exact', 'GB 39001-2006', []]);
    expect(await answer('GB 39002')).toEqual(['exact', 'GB 39002', []]);
  });

  it('leaves the choice among several standards with the same digits to the caller', async () => {
    expect((await resolve('19001')).candidates.map(({ number }) => number)).toContain('GB/T 19001-2016');
  });

  it('says when there is nothing', async () => {
    expect(await resolve('水质')).toMatchObject({ match: 'none', designation: null, candidates: [] });
    expect(await resolve('GB 99999')).toMatchObject({ match: 'none', designation: 'GB 99999' });
  });

  it('answers many in their order, the same text twice too', async () => {
    const texts = ['ISO 9001', 'nothing', 'GB 8978', 'ISO 9001'];
    const answers = await resolveDesignations(index, { q: texts });
    expect(answers.map(({ q }) => q)).toEqual(texts);
    expect(answers.map(({ match }) => match === 'none')).toEqual([false, true, false, false]);
  });
});

describe('too many numbers at once', () => {
  it('are refused', async () => {
    await expect(resolveDesignations(index, { q: Array(201).fill('GB 1') })).rejects.toMatchObject({
      code: 'TOO_LARGE',
    });
    expect(await resolveDesignations(index, { q: Array(200).fill('GB 1') })).toHaveLength(200);
  });
});

describe('the nearest numbers to one that is not held', () => {
  it.each([
    ['gb-t.7718-2011', 'GB 7718-2011'],
    ['gb-t.19001-1999', 'GB/T 19001-2016'],
    ['HJ 535', 'HJ 535-2009'],
  ])('%s is near %s', async (text, number) => {
    expect((await nearestNumbers(index, { text })).map((near) => near.number)).toContain(number);
  });

  it('are none for words', async () => {
    expect(await nearestNumbers(index, { text: 'no-such-page' })).toEqual([]);
  });
});
