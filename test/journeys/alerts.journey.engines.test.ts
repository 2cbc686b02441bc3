import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callAs } from '#test/call-as.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
const followed = 'gb-t.19001-2016';
let site: JourneySite;

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  await mkdir(screenshots, { recursive: true });
}, 240_000);
afterAll(() => site?.close());

/** An editor withdraws a standard as any client of the API does. */
async function withdraw(id: string, on: string): Promise<void> {
  const said = { on, reason: 'Tried in a journey' };
  const { status } = await callAs(site.service, 'editor', 'POST', `standards/${id}/withdraw`, said, {
    'if-match': '*',
  });
  expect(status).toBe(200);
}

/** Texts of the mails that lie in the outbox. */
async function outbox(): Promise<string[]> {
  const folder = join(site.service.home, 'mail');
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.map((file) => Buffer.from(file.split('\r\n\r\n')[1] ?? '', 'base64').toString());
}

describe.skipIf(!chromiumPath)('a quality manager follows standards', () => {
  test('from a record, by way of signing in, is told by page, feed and mail once, and ends the mail without signing in', async () => {
    const { page, end } = await visit(site, { javaScriptEnabled: false });
    await page.goto(`/standards/${followed}`);
    await page.getByRole('link', { name: '关注变化' }).click();
    await page.getByRole('button', { name: 'Demo Reader' }).click();
    expect(await page.locator('#follow').textContent()).toContain(`关注标准 ${followed}`);
    await page.getByLabel('邮件').first().selectOption('at-once');
    await page.getByRole('button', { name: '关注', exact: true }).click();
    const entry = page.locator('.follow', { hasText: 'GB/T 19001-2016' });
    const feed = (await entry.getByRole('link', { name: 'Atom 订阅' }).getAttribute('href')) ?? '';
    await withdraw(followed, '2026-01-01');
    // A change is noted, then told, then mailed: each by its own event of a stream.
    for (let round = 0; round < 20 && (await outbox()).length === 0; round += 1) await site.service.settled();
    await page.reload();
    expect(await page.locator('#alerts li').allTextContents()).toHaveLength(1);
    expect(await page.locator('#alerts').textContent()).toContain('GB/T 19001-2016 已废止 2026-01-01');
    const atom = await (await fetch(feed)).text();
    expect(atom.match(/<entry>/g)).toHaveLength(1);
    const mails = await outbox();
    expect(mails).toHaveLength(1);
    const stranger = await visit(site, { javaScriptEnabled: false });
    await stranger.page.goto(/\S+\/unsubscribe\/\S+/.exec(mails[0] ?? '')?.[0] ?? '');
    await stranger.page.getByRole('button', { name: '退订' }).click();
    expect(await stranger.page.getByRole('status').textContent()).toContain('已退订');
    await stranger.end();
    await entry.getByRole('button', { name: '取消关注' }).click();
    expect(await page.locator('#follows').textContent()).toContain('还没有关注');
    expect((await fetch(feed)).status).toBe(404);
    await end();
  });

  test('is told once of an erratum that an editor states by a form, and reads it on the page of the standard', async () => {
    const mended = 'gb.7718-2011';
    const follower = await visit(site, { javaScriptEnabled: false });
    await follower.page.goto(`/en/standards/${mended}`);
    await follower.page.getByRole('link', { name: 'Follow changes' }).click();
    await follower.page.getByRole('button', { name: 'Demo Reader' }).click();
    await follower.page.getByRole('button', { name: 'Follow', exact: true }).click();
    await follower.page.locator('.follow', { hasText: 'GB 7718-2011' }).waitFor();
    const editor = await visit(site, { javaScriptEnabled: false }, /status of 412/);
    await editor.page.goto(`/en/standards/${mended}`);
    await editor.page.getByRole('link', { name: 'State errata' }).click();
    await editor.page.getByRole('button', { name: 'Demo Editor' }).click();
    const seen = await editor.page.locator('#add [name=revision]').inputValue();
    const add = async (clause: string, zh: string) => {
      await editor.page.getByLabel('Clause').fill(clause);
      await editor.page.getByLabel('Correction in Chinese').fill(zh);
      await editor.page.getByRole('button', { name: 'State it' }).click();
    };
    await add('4.1', '“1.8 mm”应为“2.0 mm”。');
    await editor.page.locator('#stated', { hasText: '2.0 mm' }).waitFor();
    const { page } = editor;
    await page.screenshot({ path: join(screenshots, 'errata-form.png'), fullPage: true });
    // A page that shows an earlier state, as a second tab would, takes nothing away.
    await page.locator('#add [name=revision]').evaluate((field, value) => field.setAttribute('value', value), seen);
    await add('9', '过时的页面');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Correction in Chinese').inputValue()).toBe('过时的页面');
    await page.goto(`/en/standards/${mended}#errata`);
    expect(await page.locator('#errata').textContent()).toContain('“1.8 mm”应为“2.0 mm”。');
    const alerts = follower.page.locator('#alerts li', { hasText: 'GB 7718-2011' });
    for (let round = 0; round < 20 && (await alerts.count()) === 0; round += 1) {
      await site.service.settled();
      await follower.page.reload();
    }
    expect(await alerts.allTextContents()).toEqual([expect.stringMatching(/^GB 7718-2011 Erratum \S+ 4\.1$/)]);
    await page.goto(`/en/standards/${mended}/errata`);
    await page.getByRole('button', { name: /^Strike/ }).click();
    await page.getByText('Editors state no errata.').waitFor();
    await site.service.settled();
    await follower.page.reload();
    expect(await alerts.count()).toBe(1);
    await Promise.all([editor.end(), follower.end()]);
  });

  test('and the page of errata is accessible', async () => {
    const { page, end } = await visit(site);
    await page.goto(`/sign-in?to=${encodeURIComponent('/standards/gb.7718-2011/errata')}`);
    await page.getByRole('button', { name: 'Demo Editor' }).click();
    await page.getByRole('heading', { name: 'GB 7718-2011 的勘误' }).waitFor();
    await expectAccessible(page);
    await end();
  });

  test('keeps the list of a check and watches it', async () => {
    const { page, end } = await visit(site);
    await page.goto('/en/check');
    await page.getByLabel('A list of standards').fill('GB 7718-2011, GB/T 19001-2008');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('link', { name: 'Keep this list and watch it' }).click();
    await page.getByRole('button', { name: 'Demo Reader' }).click();
    await page.getByLabel('Name of the list').fill('Our labels');
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    const entry = page.locator('.follow', { hasText: 'Our labels' });
    await entry.locator('summary').click();
    await entry.getByRole('checkbox', { name: 'Withdrawn' }).check();
    await entry.getByRole('button', { name: 'Save' }).click();
    await entry.getByText('Tell of (1 kind chosen)').waitFor();
    expect(await entry.locator('[value="withdrawn"]').isChecked()).toBe(true);
    const file = page.locator('.kept-list a', { hasText: 'guiju-standards.json' });
    const kept = await page.request.get((await file.getAttribute('href')) ?? '');
    expect(await kept.json()).toMatchObject({
      $schema: `${site.url}/schemas/guiju-standards.json`,
      standards: [{ number: 'GB 7718-2011' }, { number: 'GB/T 19001-2008' }],
    });
    expect(await page.locator('.kept-list').textContent()).toContain('GB 7718-2011');
    await expectAccessible(page);
    await page.screenshot({ path: join(screenshots, 'follows.png'), fullPage: true });
    await end();
  });

  test('finds where to follow a search, a class and an issuer, and signs in once', async () => {
    const { page, end } = await visit(site, { viewport: { width: 320, height: 800 } });
    for (const path of ['/standards?q=质量管理体系', '/classifications/ics/13', '/standards?issuer=GB']) {
      await page.goto(path);
      await page.getByRole('link', { name: '关注变化' }).click();
      if (path.includes('q=')) await page.getByRole('button', { name: 'Demo Reader' }).click();
      await page.getByRole('button', { name: '关注', exact: true }).click();
      await page.waitForURL('**/account/follows#follows');
    }
    for (const label of ['质量管理体系', 'ICS 13', 'GB']) {
      await page.getByRole('heading', { level: 3, name: label }).first().waitFor();
    }
    await expectAccessible(page);
    await end();
  });
});
