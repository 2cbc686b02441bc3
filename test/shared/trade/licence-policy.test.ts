import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LicenceCode, type Limits, licenceTypes, limitFaults, seatsOf } from '#shared/trade/licence.ts';
import { agreementPolicy, hashPolicy, offerPolicy } from '#shared/trade/licence-policy.ts';

/** Actions of the ODRL 2.2 common vocabulary that policies of this service use. */
const vocabulary = ['read', 'display', 'present', 'translate', 'derive', 'reproduce', 'index', 'sell', 'transfer'];

const enough: Limits = {
  users: 6,
  months: 12,
  site: '沈阳 Shenyang',
  territory: ['CN'],
  languages: ['en'],
  clauses: '4, 5.1',
  purpose: '检索 retrieval',
  creditLine: '出自规矩示范协会',
};

function limitsOf(licence: LicenceCode): Limits {
  const { needs, users } = licenceTypes[licence];
  const needed = Object.fromEntries(needs.map((name) => [name, enough[name]]));
  return needed.users === undefined ? needed : { ...needed, users: users?.most };
}

const termsOf = (licence: LicenceCode, limits = limitsOf(licence)) => ({
  uid: 'urn:guiju:lst-1',
  licence,
  limits,
  deposit: 'dep-1',
  fileSha256: 'ab'.repeat(32),
  standard: 't-gj.1-2026',
  licensor: 'org-seller',
});

describe('the policy of a licence', () => {
  test.each(LicenceCode.options)('%s permits reading and its own act, in words of ODRL 2.2', (licence) => {
    const policy = offerPolicy(termsOf(licence));
    expect(policy).toMatchObject({ '@type': 'Offer', 'guiju:licence': licence });
    const permitted = Object(policy).permission.map(({ action }: { action: string }) => action);
    expect(permitted).toEqual([...new Set(['read', licenceTypes[licence].action])]);
    expect(vocabulary).toEqual(expect.arrayContaining(permitted));
  });

  test('no licence is one to implement, which copyright does not reach', () => {
    expect(LicenceCode.options.map((code) => licenceTypes[code].action)).not.toContain('implement');
  });

  test('an agreement names both sides, the order and the term', () => {
    const bought = { licensee: 'org-buyer', order: 'ord-1', from: '2026-11-25T00:00:00.000Z' };
    const until = '2027-11-25T00:00:00.000Z';
    const policy = agreementPolicy({ ...termsOf('ORG'), ...bought, until });
    expect(policy).toMatchObject({ '@type': 'Agreement', 'guiju:order': 'ord-1' });
    expect(Object(policy).permission[0]).toMatchObject({
      assigner: 'urn:guiju:org-seller',
      assignee: 'urn:guiju:org-buyer',
      constraint: expect.arrayContaining([
        { leftOperand: 'elapsedTime', operator: 'lteq', rightOperand: 'P12M' },
        { leftOperand: 'dateTime', operator: 'lt', rightOperand: until },
      ]),
    });
  });

  test('a credit line is a duty', () => {
    const duty = [{ action: 'attribute', 'guiju:creditLine': enough.creditLine }];
    expect(Object(offerPolicy(termsOf('DERIV'))).permission[0]).toMatchObject({ duty });
  });

  test('any other term gives another hash, the order of its members none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 120 }), (one, other) => {
        const [first, second] = [one, other].map((months) => hashPolicy(offerPolicy(termsOf('ORG', { months }))));
        expect(first === second).toBe(one === other);
      }),
    );
    const policy = offerPolicy(termsOf('SITE'));
    expect(hashPolicy(Object.fromEntries(Object.entries(policy).reverse()))).toBe(hashPolicy(policy));
  });
});

describe('the limits of a licence', () => {
  test.each(LicenceCode.options)('%s is complete with what it needs, and with nothing less', (licence) => {
    const limits = limitsOf(licence);
    expect(limitFaults(licence, limits)).toEqual([]);
    for (const name of licenceTypes[licence].needs) {
      expect(limitFaults(licence, { ...limits, [name]: undefined })).toContain(name);
    }
  });

  test.each<[LicenceCode, Limits, string[]]>([
    ['READ-1', { users: 2 }, ['users']],
    ['READ-N', { users: 6 }, ['users']],
    ['READ-N', { users: 1 }, ['users']],
    ['SITE', { users: 5, site: 'here' }, ['users']],
    ['ORG', { months: 12, clauses: '4' }, ['clauses']],
  ])('%s with %j is refused for its %j', (licence, limits, faults) => {
    expect(limitFaults(licence, limits)).toEqual(faults);
  });

  test.each<[LicenceCode, Limits, number, number | null]>([
    ['READ-1', {}, 3, 3],
    ['READ-N', { users: 5 }, 2, 10],
    ['SITE', { users: 40, site: 'here' }, 1, 40],
    ['ORG', { months: 12 }, 1, null],
    ['TRANS', {}, 1, null],
  ])('%s with %j, %i pieces: %s seats', (licence, limits, quantity, seats) => {
    expect(seatsOf(licence, limits, quantity)).toBe(seats);
  });
});
