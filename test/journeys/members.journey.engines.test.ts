import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

let site: JourneySite;

beforeAll(async () => {
  if (chromiumPath) site = await openSite();
}, 180_000);

afterAll(() => site?.close());

const narrow = { viewport: { width: 320, height: 640 } };

/** Opens a page that asks to sign in first, as somebody. */
async function open(page: Page, path: string, person: string): Promise<void> {
  await page.goto(`/sign-in?to=${encodeURIComponent(path)}`);
  await page.getByRole('button', { name: person }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function addOrganization(page: Page, zh: string, code: string): Promise<void> {
  await page.getByLabel('中文名称').fill(zh);
  await page.getByLabel('统一社会信用代码').fill(code);
  await page.getByRole('button', { name: '登记组织' }).click();
}

describe.skipIf(!chromiumPath)('an association on a narrow screen', () => {
  test('is added, invites a member, is verified by a reviewer, and sees all of it in its audit trail', async () => {
    const secretary = await visit(site, narrow);
    await open(secretary.page, '/account', 'Demo Depositor');
    await expectAccessible(secretary.page);
    await addOrganization(secretary.page, '走查示范协会', '51990000GUJY0001XE');
    await secretary.page.getByRole('heading', { level: 1, name: '走查示范协会' }).waitFor();
    await expectAccessible(secretary.page);
    const address = secretary.page.url();

    await secretary.page.locator('#invitations').getByLabel('卖方').check();
    await secretary.page.getByRole('button', { name: '生成邀请' }).click();
    const link = (await secretary.page.locator('#invitation-link').textContent()) ?? '';
    await expectAccessible(secretary.page);
    await secretary.page.goto(address);
    expect(await secretary.page.locator('#invitation-link').count()).toBe(0);

    const colleague = await visit(site, narrow, /status of 410/);
    await open(colleague.page, new URL(link).pathname + new URL(link).search, 'Demo Seller');
    await expectAccessible(colleague.page);
    await colleague.page.getByRole('button', { name: '接受并加入' }).click();
    await colleague.page.getByRole('heading', { level: 1, name: '走查示范协会' }).waitFor();
    await colleague.page.getByText('卖方', { exact: true }).waitFor();
    expect(await colleague.page.locator('#events').count()).toBe(0);
    await colleague.page.goto(link);
    await colleague.page.getByRole('button', { name: '接受并加入' }).click();
    await colleague.page.getByRole('alert').waitFor();
    await expectAccessible(colleague.page);
    await colleague.end();

    await secretary.page.getByRole('button', { name: '申请核验' }).click();
    await secretary.page.getByText('等待审查').waitFor();
    const reviewer = await visit(site, narrow);
    await open(reviewer.page, '/account', 'Demo Reviewer');
    await reviewer.page.locator('#waiting').getByRole('link', { name: '走查示范协会' }).click();
    await expectAccessible(reviewer.page);
    await reviewer.page.getByLabel('理由').fill('与登记信息一致');
    await reviewer.page.getByRole('button', { name: '通过' }).click();
    await reviewer.page.getByText('已核验').waitFor();
    await reviewer.end();

    await secretary.page.goto(address);
    await secretary.page.getByText('已核验').waitFor();
    const happened = await secretary.page.locator('#events strong').allInnerTexts();
    expect(happened).toEqual(['核验通过', '申请核验', '加入', '发出邀请', '登记组织']);
    await expectAccessible(secretary.page);
    await secretary.end();
  });

  test('is not there for a stranger', async () => {
    const owner = await visit(site);
    await open(owner.page, '/account', 'Demo Buyer');
    await addOrganization(owner.page, '别人的组织', '91990000GUJY0002XB');
    await owner.page.getByRole('heading', { level: 1, name: '别人的组织' }).waitFor();
    const stranger = await visit(site);
    await open(stranger.page, new URL(owner.page.url()).pathname, 'Demo Reader');
    await stranger.page.getByText('没有这个组织。').waitFor();
    await Promise.all([owner.end(), stranger.end()]);
  });
});

describe.skipIf(!chromiumPath)('without script', () => {
  const plain = { javaScriptEnabled: false };

  test('a wrong credit code is explained and what was typed is kept', async () => {
    const { page, end } = await visit(site, plain, /status of 400/);
    await open(page, '/account', 'Demo Editor');
    await addOrganization(page, '写错代码的组织', '91350100M000100Y44');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('中文名称').inputValue()).toBe('写错代码的组织');
    await end();
  });

  test('a key is made, shown once, opens the API, and is revoked', async () => {
    const { page, end } = await visit(site, plain);
    await open(page, '/account/api-keys', 'Demo Editor');
    await page.getByLabel('用途').fill('资料室脚本');
    await page.getByLabel('编辑').check();
    await page.getByRole('button', { name: '新建密钥' }).click();
    const key = ((await page.locator('#shown-key').textContent()) ?? '').trim();
    const ask = () => fetch(`${site.url}/v1/me`, { headers: { 'x-api-key': key } });
    expect(await (await ask()).json()).toMatchObject({ subject: 'demo-editor', roles: ['editor'] });

    await page.goto('/account/api-keys');
    expect(await page.content()).not.toContain(key);
    await page.getByRole('link', { name: '资料室脚本 的用量' }).click();
    expect(await page.locator('#use td').textContent()).toBe('1');
    await page.getByRole('button', { name: '撤销 资料室脚本' }).click();
    await page.getByText('已撤销').waitFor();
    expect((await ask()).status).toBe(401);
    await end();
  });
});

test.skipIf(!chromiumPath)('the English page of keys reads well to a screen reader', async () => {
  const { page, end } = await visit(site, { locale: 'en-GB' });
  await open(page, '/en/account/api-keys', 'Demo Auditor');
  await page.getByLabel('Purpose').fill('library script');
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByText('The key is shown this once.').waitFor();
  await expectAccessible(page);
  await end();
});
