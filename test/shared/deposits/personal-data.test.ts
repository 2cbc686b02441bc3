import { describe, expect, test } from 'vitest';
import { personalDataIn } from '#shared/deposits/personal-data.ts';

const kinds = (...pages: string[]) => personalDataIn(pages).map(({ about, page }) => [about, page]);
// Numbers of nobody: the day and order of the first are those of the example in GB 11643, the mobile numbers are made.
const [identity, mobile, other] = ['11010519491231002X', '13800138000', '13900139000'];

describe('citizen identity numbers', () => {
  test.each([
    ['in one piece', identity],
    ['in lower case', identity.toLowerCase()],
    ['in three pieces', '110105 19491231 002X'],
    ['in full width', '１１０１０５１９４９１２３１００２Ｘ'],
    ['with words on both sides', `起草人张某（${identity}）`],
  ])('%s are found', (_, text) => {
    expect(kinds('前言', text)).toEqual([['citizen-identity-number', 2]]);
  });

  test.each([
    ['with a wrong check character', '110105194912310021'],
    ['of a day that there is not', '110105194902310026'],
    ['of a place that there is not', '99010519491231002X'],
    ['within a longer number', `1${identity.slice(0, 17)}51`],
    ['that is a unified social credit code', '91110000802100433B'],
  ])('a number %s is none', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe('telephone numbers', () => {
  test.each([
    ['a mobile number that nothing introduces', `张某 ${mobile}`, true],
    ['two mobile numbers, even as contacts', `联系电话：${mobile}\n联系电话：${other}`, true],
    ['a mobile number in three pieces with the country', `张某，+86 138-0013-8000`, true],
    ['one mobile number as the channel for feedback', `本文件的意见反馈渠道：某协会，手机 ${mobile}`, false],
    ['the same contact on cover and in the foreword', `联系电话：${mobile}\n第二页\n电话 138 0013 8000`, false],
    ['an English contact', `Feedback to the secretariat, tel. ${mobile}`, false],
    ['the number of an office', '电话：010-68511234，传真 0755-82345678', false],
    ['a service number', '热线 400-810-5555', false],
    ['a measured value', '周期为 13912345678.25 s，见图 0.13912345678', false],
    ['a longer number', '条码 6913912345678', false],
  ])('%s', (_, text, counts) => {
    expect(kinds(text)).toEqual(counts ? [['mobile-number', 1]] : []);
  });

  test('count over all pages, and the first page is told', () => {
    expect(kinds(`联系电话：${mobile}`, `电话 ${other}`)).toEqual([['mobile-number', 1]]);
  });
});

test('no finding holds what was found', () => {
  const told = JSON.stringify(personalDataIn([`${identity} ${mobile}`]));
  expect(told).toContain('mobile-number');
  expect(told).not.toMatch(/\d{3}/);
});
