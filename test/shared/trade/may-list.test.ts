import { describe, expect, test } from 'vitest';
import type { Deposit } from '#shared/deposits/deposit.ts';
import { carriesSales, listingFault } from '#shared/trade/may-list.ts';

const holder = { organization: 'org-demo-association', name: { zh: '示范协会' }, creditCode: '51990000GUJY0001XE' };
const file = { sha256: 'a'.repeat(64), bytes: 9, mediaType: 'application/pdf' as const };
const claims: Deposit['claims'] = {
  number: 'T/GUIJU 901-2026',
  titles: { zh: '示例' },
  ownership: { basis: 'original' },
  access: 'metadata',
};
const deposit = { state: 'accepted' as Deposit['state'], holder, file, claims, isDisclosed: true };
const facts = { deposit, organization: holder.organization, fileSha256: file.sha256, adopts: false };
const adoption = { numbers: ['ISO 9001:2015'], permission: 'by contract of 2026-01-05' };

describe('what may be listed (domain T1, T10, T11)', () => {
  test.each([
    ['an accepted deposit of its holder', {}, undefined],
    ['of another organization', { organization: 'org-demo-workshop' }, 'holder'],
    ['of another file', { fileSha256: 'b'.repeat(64) }, 'hash'],
    ['a state-issued text', { deposit: { ...deposit, claims: { ...claims, number: 'GB/T 19001-2016' } } }, 'origin'],
    ['a text that takes over another, without permission', { adopts: true }, 'adoption'],
    ['the same with permission', { adopts: true, deposit: { ...deposit, claims: { ...claims, adoption } } }, undefined],
    ['a challenged deposit', { deposit: { ...deposit, state: 'challenged' as const } }, 'state'],
    ['one that is taken down', { deposit: { ...deposit, state: 'taken-down' as const } }, 'state'],
    ['one whose claims are not disclosed', { deposit: { ...deposit, isDisclosed: false } }, 'undisclosed'],
  ])('%s', (_case, change, fault) => expect(listingFault({ ...facts, ...change })).toBe(fault));
});

describe('sales end with what carried them', () => {
  const listing = { holder, fileSha256: file.sha256 };
  test.each([
    ['accepted', deposit, true],
    ['challenged', { ...deposit, state: 'challenged' as const }, false],
    ['in other hands', { ...deposit, holder: { ...holder, organization: 'org-demo-workshop' } }, false],
    ['gone', undefined, false],
  ] as const)('%s', (_case, held, carries) => expect(carriesSales(held, listing)).toBe(carries));
});
