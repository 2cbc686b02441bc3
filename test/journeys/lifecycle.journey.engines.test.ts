import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemoProjects } from '#infra/local/demo/demo-projects.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
let site: JourneySite;
/** Open for comment, and past its time for comments with one that waits. */
let open = '';
let waiting = '';

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  [open = '', waiting = ''] = await loadDemoProjects();
  await mkdir(screenshots, { recursive: true });
}, 240_000);
afterAll(() => site?.close());

describe.skipIf(!chromiumPath)('a local standard is made in public', () => {
  test('a reader without script comments on a clause, and is given a code', async () => {
    const { page, end } = await visit(site, { javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
    await page.goto('/');
    await page.getByRole('link', { name: '地方标准项目' }).click();
    await page.getByRole('link', { name: '正在征求意见' }).click();
    await page.getByRole('link', { name: /社区食堂/ }).click();
    expect(page.url()).toContain(open);
    await page.getByRole('link', { name: '对 4.2 提意见' }).click();
    expect(await page.getByLabel('条款', { exact: true }).inputValue()).toBe('4.2');
    await page.getByLabel('意见', { exact: true }).fill('也应在网上公示。');
    await page.getByRole('button', { name: '提交意见' }).click();
    const [id = '', code = ''] = await page.locator('.sent-matter code').allTextContents();
    expect(id).toMatch(/^com-/);
    expect(await page.getByText('收到 2 条，已处理 0 条').count()).toBe(1);
    expect(await page.getByText('也应在网上公示。').count()).toBe(0);
    for (const typed of ['wrong', code]) {
      const own = page.locator('#own');
      if ((await own.getAttribute('open')) === null) await own.locator('summary').click();
      await own.getByLabel('编号').fill(id);
      await own.getByLabel('查询码').fill(typed);
      await own.getByRole('button', { name: '查看' }).click();
      expect(await own.getByRole('alert').count()).toBe(typed === code ? 0 : 1);
    }
    expect(await page.locator('#own').textContent()).toContain('也应在网上公示。');
    await page.screenshot({ path: join(screenshots, 'project-narrow.png'), fullPage: true });
    await end();
  });

  test('the editor disposes of comments, has it approved and publishes it; record and project lead to each other', async () => {
    const { page, end } = await visit(site, {}, /status of 409/);
    await page.goto(`/sign-in?to=${encodeURIComponent(`/en/projects/${waiting}/desk`)}`);
    await page.getByRole('button', { name: 'Demo Editor' }).click();
    await page.getByRole('heading', { name: 'Editor’s desk' }).waitFor();
    await expectAccessible(page);
    const move = async (name: string, values: Record<string, string> = {}) => {
      const form = page.locator('#next details', { has: page.locator('summary', { hasText: name }) });
      if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
      for (const [label, value] of Object.entries(values)) await form.getByLabel(label).fill(value);
      await form.getByRole('button', { name }).click();
    };
    await move('Begin the technical review');
    await page.locator('[aria-current=step]', { hasText: 'Technical review' }).waitFor();
    await move('Submit for approval');
    await page.getByRole('alert').getByText('1 comment has no disposition yet').waitFor();
    await page.screenshot({ path: join(screenshots, 'project-desk.png'), fullPage: true });
    const comments = page.locator('#comments');
    await comments.getByLabel('Reason').fill('Once a year is usual.');
    await comments.getByRole('button', { name: 'Partly accepted' }).click();
    await page.getByText('No comment waits.').waitFor();
    await page.goto(`/en/projects/${waiting}/desk`);
    await move('Submit for approval');
    await page.locator('[aria-current=step]', { hasText: 'Submitted' }).waitFor();
    await move('Approve');
    await page.locator('[aria-current=step]', { hasText: 'Approved' }).waitFor();
    const today = await page.locator('#publish-on').inputValue();
    await move('Publish', { 'Number of the standard': 'DB99/T 2-2026', 'Effective date': today });
    await page.locator('[aria-current=step]', { hasText: 'Published' }).waitFor();
    await page.goto(`/en/projects/${waiting}`);
    await expectAccessible(page);
    expect(await page.locator('#comments').textContent()).toContain('Once a year is usual.');
    await page.screenshot({ path: join(screenshots, 'project.png'), fullPage: true });
    await page.getByRole('link', { name: 'DB99/T 2-2026' }).click();
    await page.getByRole('heading', { name: /DB99\/T 2-2026/ }).waitFor();
    await expectAccessible(page);
    await page.locator('#life').screenshot({ path: join(screenshots, 'record-life.png') });
    await page.locator('#life').getByRole('link', { name: 'From the project' }).click();
    await page.waitForURL(`**/en/projects/${waiting}`);
    await end();
  });

  test('an old one is due for review, and leaves the list when it was confirmed', async () => {
    await site.service.settled();
    const { page, end } = await visit(site);
    await page.goto('/reviews-due?region=21');
    await expectAccessible(page);
    await page.screenshot({ path: join(screenshots, 'reviews-due.png'), fullPage: true });
    await page.getByRole('link', { name: 'DB21/T 3456-2021' }).click();
    await page.locator('#life').getByRole('link', { name: '登记复审结论' }).click();
    await page.getByRole('button', { name: 'Demo Editor' }).click();
    await page.getByLabel('理由').fill('仍然适用。');
    await page.getByRole('button', { name: '登记' }).click();
    await page.locator('#life').getByText('仍然适用。').waitFor();
    await site.service.settled();
    await page.goto('/en/reviews-due?region=21');
    await page.getByRole('heading', { name: 'Local standards due for review' }).waitFor();
    expect(await page.getByRole('link', { name: 'DB21/T 3456-2021' }).count()).toBe(0);
    await end();
  });
});
