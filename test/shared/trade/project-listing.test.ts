import { expect, test } from 'vitest';
import { statementOf } from '#shared/trade/project-listing.ts';

const offered = {
  id: 'lst-0123456789abcdef01234567',
  state: 'offered',
  number: 'T/GUIJU 1-2026',
  holder: { organization: 'org-made-holder', name: { zh: '呈缴协会' }, creditCode: '51990000GUJY0001XE' },
  offeredAt: '2026-11-25T16:30:00.000Z',
  offers: [{ licence: 'READ-1' }, { licence: 'ORG' }],
} as const;

test('the catalogue is told which licences are on offer, and since which day in Shanghai', () => {
  const said = statementOf({ ...offered, offers: [...offered.offers] });
  expect(said?.fields).toEqual({ number: 'T/GUIJU 1-2026', licences: ['READ-1', 'ORG'] });
  expect(said?.source.retrieved).toBe('2026-11-26');
});

test.each(['frozen', 'delisted'] as const)('of a %s listing it is told that there are none', (state) => {
  expect(statementOf({ ...offered, state, offers: [...offered.offers] })?.fields.licences).toEqual([]);
});

test('of a listing that was never on offer it is told nothing', () => {
  expect(statementOf({ ...offered, state: 'draft', offeredAt: undefined, offers: [] })).toBeUndefined();
});
