import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

let site: JourneySite;

beforeAll(async () => {
  if (chromiumPath) site = await openSite();
}, 300_000);

afterAll(() => site?.close());

const pages = [
  '/',
  '/standards?q=%E9%98%80%E9%97%A8&level=national',
  '/standards/gb-t.19001-2016',
  '/standards/gb.7718-2011?asOf=2028-01-01',
  '/classifications',
  '/classifications/ics/03.120',
  '/classifications/ccs/A10/19',
  '/developers',
  '/developers/samples',
  '/dumps',
  '/developers/changes',
  '/status',
  '/about-data',
  '/accessibility',
  '/privacy',
  '/terms',
  '/contact',
  '/problems',
  '/problems/not-found',
];
const english = (path: string) => (path === '/' ? '/en' : `/en${path}`);
const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));

/** Colours are the same on all pages, so the first ones stand for all. */
const photographed = 5;

const looks = [
  { name: 'wide', language: 'zh', count: pages.length, options: { viewport: { width: 1280, height: 900 } } },
  { name: 'narrow', language: 'en', count: pages.length, options: { viewport: { width: 320, height: 640 } } },
  { name: 'dark', language: 'en', count: photographed, options: { colorScheme: 'dark' } },
  { name: 'forced', language: 'zh', count: photographed, options: { forcedColors: 'active' } },
] as const;

describe.skipIf(!chromiumPath).each(looks)('pages in $language, $name', ({ name, language, count, options }) => {
  test('are accessible, ask nobody else for anything, and say no error', { timeout: 120_000 }, async () => {
    const { page, end } = await visit(site, options);
    await mkdir(screenshots, { recursive: true });
    for (const [index, path] of pages.slice(0, count).entries()) {
      const answer = await page.goto(language === 'en' ? english(path) : path);
      expect(answer?.status(), path).toBe(200);
      if (index < photographed)
        await page.screenshot({ path: join(screenshots, `${name}-${index}.png`), fullPage: true });
      await expectAccessible(page);
    }
    await end();
  });
});

describe.skipIf(!chromiumPath)('markup', () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

  test.each([...pages, '/nothing-here'])('of %s is valid in both languages', async (path) => {
    for (const address of [path, english(path)]) {
      const html = await (await fetch(site.url + address)).text();
      const { results } = await validator.validateString(html, address);
      const faults = results.flatMap(({ messages }) => messages);
      expect(faults.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`)).toEqual([]);
    }
  });
});

describe.skipIf(!chromiumPath)('a page as a document', () => {
  test('has one heading, landmarks, a way past the header, and languages where they change', async () => {
    const { page, end } = await visit(site);
    await page.goto('/standards/gb-t.19001-2016');
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    for (const landmark of ['banner', 'main', 'contentinfo', 'search'] as const) {
      expect(await page.getByRole(landmark).count(), landmark).toBe(1);
    }
    expect(await page.locator('.record-head .other-title').getAttribute('lang')).toBe('en');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await end();
  });

  test('carries one script and no inline code', async () => {
    const html = await (await fetch(`${site.url}/standards/gb-t.19001-2016`)).text();
    const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).toEqual([
      expect.stringContaining('application/ld+json'),
      expect.stringMatching(/^<script type="module" src="\/assets\/entry\.client-[\w-]+\.js">$/),
    ]);
    expect(html).not.toMatch(/ style="| on\w+="/);
  });

  test('is revalidated without being sent again, and answers HEAD', async () => {
    const first = await fetch(`${site.url}/classifications`);
    const etag = first.headers.get('etag') ?? '';
    await first.text();
    expect(first.headers.get('cache-control')).toMatch(/public.*s-maxage/);
    const again = await fetch(`${site.url}/classifications`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    const head = await fetch(`${site.url}/classifications`, { method: 'HEAD' });
    expect(head.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await head.text()).toBe('');
  });

  test('prints without its furniture', async () => {
    const { page, end } = await visit(site);
    await page.goto('/standards/gb-t.19001-2016');
    await page.emulateMedia({ media: 'print' });
    expect(
      await page
        .locator('.site-nav, .banner-day-form, .site-footer')
        .evaluateAll((all) => all.map((element) => getComputedStyle(element).display)),
    ).toEqual(['none', 'none', 'none']);
    expect(await page.locator('#sources').isVisible()).toBe(true);
    await end();
  });
});

describe.skipIf(!chromiumPath)('addresses', () => {
  test('the identifier of a standard leads to its page with 303, in any spelling of the number', async () => {
    const { status, headers } = await fetch(`${site.url}/id/std/GB/T/19001-2016`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([303, '/standards/gb-t.19001-2016']);
    const undated = await fetch(`${site.url}/id/std/GB/T/19001`, { redirect: 'manual' });
    expect(undated.headers.get('location')).toBe('/standards/gb-t.19001-2016');
    expect((await fetch(`${site.url}/id/std/GB/T/99999`, { redirect: 'manual' })).status).toBe(404);
  });

  test('robots and sitemap are there', async () => {
    expect(await (await fetch(`${site.url}/robots.txt`)).text()).toContain('Sitemap: ');
    expect(await (await fetch(`${site.url}/sitemaps/pages.xml`)).text()).toContain('/en/classifications/ics/13</loc>');
  });
});
