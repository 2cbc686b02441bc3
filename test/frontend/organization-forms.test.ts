import { expect, test } from 'vitest';
import { callOfKeyForm } from '#frontend/app/key-forms.ts';
import { callOfForm } from '#frontend/app/organization-forms.ts';

function form(fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test.each<[[string, string][], object]>([
  [[['intent', 'ask']], { method: 'POST', path: 'organizations/org-test/verification' }],
  [
    [
      ['intent', 'names'],
      ['zh', ' 测试协会 '],
      ['en', ''],
      ['creditCode', 'x'],
    ],
    { method: 'PATCH', path: 'organizations/org-test', body: { name: { zh: '测试协会', en: null }, creditCode: 'x' } },
  ],
  [
    [
      ['intent', 'roles'],
      ['person', 'a/b'],
      ['roles', 'buyer'],
      ['roles', 'seller'],
    ],
    { method: 'PUT', path: 'organizations/org-test/members/a%2Fb', body: { roles: ['buyer', 'seller'] } },
  ],
  [
    [
      ['intent', 'invite'],
      ['address', ''],
      ['days', '7'],
    ],
    { method: 'POST', path: 'organizations/org-test/invitations', body: { roles: [], address: null, days: 7 } },
  ],
])('%j of an organization becomes the call %j', (fields, call) => {
  expect(callOfForm('org-test', form(fields))).toEqual(call);
});

test.each(['', 'constructor', 'nothing'])('%j is no button of the page', (intent) => {
  expect(callOfForm('org-test', form([['intent', intent]]))).toBeUndefined();
});

test.each<[[string, string][], object]>([
  [
    [
      ['intent', 'create'],
      ['label', 'script'],
      ['scopes', 'editor'],
      ['days', '30'],
    ],
    { method: 'POST', path: 'api-keys', body: { label: 'script', scopes: ['editor'], days: 30, sandbox: false } },
  ],
  [
    [
      ['intent', 'rotate'],
      ['key', 'k1'],
    ],
    { method: 'POST', path: 'api-keys/k1/rotate', body: {} },
  ],
  [
    [
      ['intent', 'revoke'],
      ['key', 'k1'],
    ],
    { method: 'DELETE', path: 'api-keys/k1' },
  ],
])('%j of the page of keys becomes the call %j', (fields, call) => {
  expect(callOfKeyForm(form(fields))).toEqual(call);
});
