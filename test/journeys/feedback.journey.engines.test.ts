import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCharacter } from '#shared/members/credit-code.ts';
import { callAs } from '../call-as.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

const first17 = '51990000780000001';
const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
let site: JourneySite;

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  await mkdir(screenshots, { recursive: true });
}, 240_000);
afterAll(() => site?.close());

describe.skipIf(!chromiumPath)('a reader reports a problem of a clause', () => {
  test('without script and name, the desk answers, and both are public', async () => {
    const reader = await visit(
      site,
      { javaScriptEnabled: false, viewport: { width: 320, height: 800 } },
      /status of 404/,
    );
    const { page } = reader;
    await page.goto('/standards/gb-t.19001-2016');
    await page.getByRole('link', { name: '指出错误' }).click();
    expect(await page.getByLabel('标准', { exact: true }).inputValue()).toBe('gb-t.19001-2016');
    await page.getByRole('radio', { name: '本站记录有误' }).check();
    await page.getByLabel('条款或页码').fill('8.5.1');
    await page.getByLabel('问题', { exact: true }).fill('第 8.5.1 条与附录的说法不一致。');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '提交' }).click();
    const [id = '', code = ''] = await page.locator('.sent-matter code').allTextContents();
    await page.goto('/feedback');
    await page.getByLabel('编号').fill(' MAT-1 ');
    await page.getByRole('button', { name: '查询' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('mat-');
    await page.getByLabel('编号').fill(id);
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByLabel('查询码').fill(code);
    await page.getByRole('button', { name: '查看' }).click();
    expect(await page.getByText('尚未答复').count()).toBe(1);

    const editor = await visit(site);
    await editor.page.goto(`/sign-in?to=${encodeURIComponent('/account')}`);
    await editor.page.getByRole('button', { name: 'Demo Editor' }).click();
    await editor.page.getByRole('link', { name: '待办的反馈' }).click();
    await editor.page.getByText('8.5.1', { exact: false }).first().waitFor();
    await expectAccessible(editor.page);
    await editor.page.screenshot({ path: join(screenshots, 'feedback-desk.png'), fullPage: true });
    await editor.page.getByRole('button', { name: '公开' }).click();
    await editor.page.getByRole('button', { name: '停止公开' }).waitFor();
    await page.goto('/feedback?standard=gb-t.19001-2016&kind=correction');
    expect(await page.locator('.matter-list').textContent()).toMatch(/GB\/T 19001-2016.*已收到/);
    await editor.page.getByLabel('答复或理由').fill('已按封面更正。');
    await editor.page.getByLabel('在记录的第几版更正').fill('2');
    await editor.page.getByRole('button', { name: '答复' }).click();
    await editor.page.getByText('没有待办的事项').waitFor();
    await editor.page.getByRole('link', { name: '已办结' }).click();
    await editor.page.getByText('已按封面更正。').waitFor();
    await editor.page.getByRole('link', { name: 'English' }).click();
    await editor.page.getByRole('button', { name: 'Stop publishing' }).waitFor();
    await editor.end();

    await page.goto('/en/feedback?standard=gb-t.19001-2016');
    await page.getByRole('link', { name: /GB\/T 19001-2016/ }).click();
    expect(page.url()).toContain(id);
    expect(await page.locator('#answer').textContent()).toMatch(/已按封面更正。.*revision 2/);
    await page.screenshot({ path: join(screenshots, 'feedback-narrow.png'), fullPage: true });
    await reader.end();
  });

  test('and the custodian of the standard answers from the page of its organization', async () => {
    const { service } = site;
    const about = { standard: 'gb-t.19001-2016' };
    const bodies = { custodian: ['示范归口单位'] };
    await callAs(service, 'editor', 'PUT', `standards/${about.standard}`, { bodies }, { 'if-match': '*' });
    const sent = await callAs(service, null, 'POST', 'feedback', { about, text: '第 4.4 条如何理解？' });
    const { id, custodian } = sent.body;
    expect(custodian).toBe('示范归口单位');
    const named = { name: { zh: custodian }, creditCode: first17 + checkCharacter(first17) };
    const organization = (await callAs(service, 'buyer', 'POST', 'organizations', named)).body.id;
    const path = `organizations/${organization}`;
    await callAs(service, 'buyer', 'PUT', `${path}/members/demo-buyer`, { roles: ['administrator', 'editor'] });
    await callAs(service, 'buyer', 'POST', `${path}/verification`);
    const decision = { decision: 'approve', reason: '与登记一致' };
    await callAs(service, 'reviewer', 'POST', `${path}/verification/decision`, decision);
    const { page, end } = await visit(site, { viewport: { width: 320, height: 800 } });
    await page.goto(`/sign-in?to=${encodeURIComponent(`/account/organizations/${organization}`)}`);
    await page.getByRole('button', { name: 'Demo Buyer' }).click();
    await page.getByRole('link', { name: '转来的反馈' }).click();
    expect(await page.locator('.matter-list').textContent()).toContain('第 4.4 条如何理解？');
    expect(await page.getByRole('button', { name: '公开' }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByLabel('答复或理由').fill('见附录 A。');
    await page.getByRole('button', { name: '答复' }).click();
    await page.getByText('没有待办的事项').waitFor();
    await page.goto(`/en/feedback/${id}`);
    expect(await page.locator('#answer').textContent()).toContain('见附录 A。');
    expect(await page.locator('#history').textContent()).toMatch(/custodian answered/);
    await end();
  });

  test.each(['/feedback', '/en/feedback/new?standard=gb-t.19001-2016'])('is for everyone: %s', async (path) => {
    const { page, end } = await visit(site, { viewport: { width: 320, height: 800 } });
    await page.goto(path);
    await expectAccessible(page);
    await end();
  });

  test('a complaint keeps what was typed when it is refused', async () => {
    const { page, end } = await visit(site);
    await page.goto('/en/complaints/new');
    await expectAccessible(page);
    await page.getByLabel('The problem').fill('Sold as current.');
    await page.getByRole('button', { name: 'Send the complaint' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('The problem').inputValue()).toBe('Sold as current.');
    await end();
  });
});
