import { describe, expect, test } from 'vitest';
import { callOfListingForm, callOfNewListing, offersOf, typedOf, typedOffers } from '#frontend/app/offer-forms.ts';
import { Offers } from '#shared/trade/listing.ts';

const typed = {
  'READ-1.offer': 'on',
  'READ-1.price': '120.50',
  'READ-1.memberPrice': '',
  'READ-1.tax': '6',
  'TRANS.offer': 'on',
  'TRANS.price': '5000',
  'TRANS.languages': 'en, zh-Hant',
  'TRANS.territory': 'CN HK',
  'TRANS.creditLine': 'From T/GUIJU 1-2026',
  'ORG.price': '999',
};

describe('the offers of a form', () => {
  test('are those that are ticked, in fen, with the limits they need', () => {
    const offers = Offers.parse(offersOf(typed));
    expect(offers).toMatchObject([
      { licence: 'READ-1', price: 12_050, taxBasisPoints: 600, limits: {} },
      { licence: 'TRANS', price: 500_000, limits: { languages: ['en', 'zh-Hant'], territory: ['CN', 'HK'] } },
    ]);
  });

  test('come back as they were kept', () => {
    const kept = { licence: 'SUB', limits: { users: 3, months: 12 }, price: '30.00', tax: '6' } as const;
    expect(offersOf(typedOffers([kept]))).toEqual([
      { licence: 'SUB', limits: { users: 3, months: 12 }, price: 3000, taxBasisPoints: 600 },
    ]);
  });

  test('hand on what is no amount as none, so that the API names the field', () => {
    expect(Offers.safeParse(offersOf({ ...typed, 'READ-1.price': 'a lot' })).error?.issues[0]?.path).toEqual([
      0,
      'price',
    ]);
  });
});

describe('a form of the seller desk', () => {
  test('lists a deposit, as a draft if so ticked', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...typed, deposit: 'dep-1', statement: ' ours ', draft: 'on' })) {
      form.set(name, value);
    }
    const { body } = callOfNewListing(typedOf(form));
    expect(body).toMatchObject({ deposit: 'dep-1', statement: 'ours', state: 'draft', memberOrganizations: [] });
  });

  test.each([
    ['offered', { state: 'offered' }],
    ['delisted', { state: 'delisted' }],
  ])('%s changes the state on the revision that was seen', (intent, body) => {
    const call = callOfListingForm('lst-1', { intent, revision: '4' });
    expect(call).toEqual({ method: 'PATCH', path: 'listings/lst-1', headers: { 'if-match': '"r4"' }, body });
  });

  test('shares royalties by percentages, and knows no other button', () => {
    const shares = { 'payee.0': 'org-a', 'share.0': '60', 'payee.1': 'org-b', 'share.1': '40.00', 'payee.2': '' };
    expect(callOfListingForm('lst-1', { intent: 'royalties', ...shares })?.body).toEqual({
      shares: [
        { payee: 'org-a', basisPoints: 6000 },
        { payee: 'org-b', basisPoints: 4000 },
      ],
    });
    expect(callOfListingForm('lst-1', { intent: 'burn' })).toBeUndefined();
  });
});
