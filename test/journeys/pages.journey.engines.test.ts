import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgePages } from '../lighthouse.ts';
import { readAloud, sniffedFaults } from './accessibility-readers.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { nuChecker } from './nu-checker.ts';
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
const vitals = createRequire(import.meta.url)
  .resolve('web-vitals')
  .replace(/[^/]+$/, 'web-vitals.iife.js');
const english = (path: string) => (path === '/' ? '/en' : `/en${path}`);
/** Colours are the same on all pages, so the first ones stand for all. */
const inAllColours = 5;

const looks = [
  { name: 'wide', language: 'zh', count: pages.length, options: { viewport: { width: 1280, height: 900 } } },
  { name: 'narrow', language: 'en', count: pages.length, options: { viewport: { width: 320, height: 640 } } },
  { name: 'dark', language: 'en', count: inAllColours, options: { colorScheme: 'dark' } },
  { name: 'forced', language: 'zh', count: inAllColours, options: { forcedColors: 'active' } },
] as const;

/** The reference lists hundreds of calls and schemas that are made alike: the first of them stand for all. */
const shortenReference = (page: Page) =>
  page.evaluate(() => {
    for (const kind of ['.api-call', '.api-schema']) {
      for (const [place, element] of document.querySelectorAll(kind).entries()) if (place > 12) element.remove();
    }
  });

describe.skipIf(!chromiumPath).each(looks)('pages in $language, $name', ({ name, language, count, options }) => {
  test('are accessible, ask nobody else for anything, and say no error', { timeout: 120_000 }, async () => {
    const visited = pages.slice(0, count);
    const walk = async (paths: string[]) => {
      const { page, end } = await visit(site, options);
      for (const path of paths) {
        const answer = await page.goto(language === 'en' ? english(path) : path);
        expect(answer?.status(), path).toBe(200);
        await shortenReference(page);
        await expectAccessible(page);
        if (name === 'wide') expect([path, await sniffedFaults(page)]).toEqual([path, []]);
      }
      await end();
    };
    await Promise.all([walk(visited.filter((_, n) => n % 2 === 0)), walk(visited.filter((_, n) => n % 2 === 1))]);
  });
});

describe.skipIf(!chromiumPath)('markup', () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
  const paths = [...pages, '/nothing-here'];
  const fetched = new Map<string, Promise<string>>();
  const markupOf = (path: string) => {
    const html = fetched.get(path) ?? fetch(site.url + path).then((answer) => answer.text());
    fetched.set(path, html);
    return html;
  };

  test.each(paths)('of %s is valid in both languages', async (path) => {
    for (const address of [path, english(path)]) {
      const { results } = await validator.validateString(await markupOf(address), address);
      const faults = results.flatMap(({ messages }) => messages);
      expect(faults.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`)).toEqual([]);
    }
  });

  test('of all pages has no error for the Nu Html Checker', { timeout: 120_000 }, async ({ skip }) => {
    const judge = await nuChecker();
    if (!judge) return skip('the Nu Html Checker could not be fetched');
    const addresses = paths.flatMap((path) => [path, english(path)]);
    const documents = await Promise.all(
      addresses.map(async (address) => [address, await markupOf(address)] as [string, string]),
    );
    expect(await judge(documents)).toEqual([]);
    expect(await judge([['/broken', '<!doctype html><title>a</title><p id=a><div></p><img id=a>']])).not.toEqual([]);
  });
});

describe.skipIf(!chromiumPath)('Lighthouse', () => {
  /** Speed is measured by the bench, on a machine that does nothing else. */
  const categories = ['accessibility', 'best-practices', 'seo', 'agentic-browsing'];
  const judgedPages = [
    '/',
    '/standards?q=%E9%98%80%E9%97%A8',
    '/standards/gb-t.19001-2016',
    '/en/standards/gb.7718-2011',
    '/documents',
    '/market',
    '/check',
    '/statistics',
    '/en/developers/samples',
    '/classifications',
  ];

  test('finds ten pages accessible without exception, and hardly anything to better', { timeout: 300_000 }, async ({
    skip,
  }) => {
    const judged = await judgePages(
      judgedPages.map((path) => site.url + path),
      categories,
    );
    if (!judged) return skip('Lighthouse could not be installed');
    const short = judged.flatMap(({ address, categories: found }) =>
      found
        // Pages of results are kept out of search engines on purpose, which Lighthouse counts against them.
        .filter(({ name }) => name !== 'seo' || !address.includes('?q='))
        .filter(({ name, score }) => (score ?? 0) < (name === 'accessibility' ? 100 : 95))
        .map(({ name, score, faults }) => `${address} ${name} ${score}: ${faults.join(', ')}`),
    );
    expect(short).toEqual([]);
    expect(judged.map((page) => page.categories.map(({ name }) => name))).toEqual(judgedPages.map(() => categories));
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

  test('is read aloud in order: where one is, what the record is, whether it holds', { timeout: 60_000 }, async () => {
    const { page, end } = await visit(site);
    await page.goto('/en/standards/gb-t.19001-2016');
    const spoken = await readAloud(page, 'heading, ');
    expect(spoken[0]).toMatch(/^document/);
    const landmarks = ['banner', 'navigation', 'main', 'heading, '];
    const places = landmarks.map((landmark) => spoken.findIndex((phrase) => phrase.startsWith(landmark)));
    expect(places.every((place, n) => place > (places[n - 1] ?? -1))).toBe(true);
    expect(spoken.at(-1)).toMatch(/Quality management systems.*, level 1$/);
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

  test('moves nothing while it loads, by the measure of web-vitals, and asks for little script', async () => {
    const { page, end } = await visit(site);
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (answer) => {
      if (answer.request().resourceType() === 'script') scripts.push(answer.body());
    });
    await page.addInitScript(`${await readFile(vitals, 'utf8')}
      webVitals.onCLS(({ value }) => { window.shifted = value; }, { reportAllChanges: true });`);
    for (const path of ['/standards/gb-t.19001-2016', '/', '/standards?q=%E9%98%80%E9%97%A8']) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const shifted = await (
        await page.waitForFunction('window.shifted !== undefined && [window.shifted]')
      ).jsonValue();
      expect([path, Number(String(shifted)) <= 0.1]).toEqual([path, true]);
    }
    const sizes = (await Promise.all(scripts)).map((body) => gzipSync(body).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3 * 30_000);
    await end();
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

describe.skipIf(!chromiumPath)('a page of another site', () => {
  test('reads answers, errors and their headers', async () => {
    const page = await site.browser.newPage();
    const read = await page.evaluate(async (url) => {
      const found = await fetch(`${url}/v1/standards?q=GB&size=1`, { headers: { 'accept-language': 'en' } });
      const missing = await fetch(`${url}/v1/standards/gb.1-1066`);
      const headers = ['etag', 'link', 'server-timing'].filter((name) => found.headers.has(name));
      return { headers, code: (await missing.json()).code, status: missing.status };
    }, site.url);
    expect(read).toEqual({ headers: ['etag', 'link', 'server-timing'], code: 'NOT_FOUND', status: 404 });
    await page.close();
  });
});

describe.skipIf(!chromiumPath)('addresses', () => {
  test('of questions in everyday words are led to by nothing where no model is kept, and say what to do', async () => {
    for (const [home, words] of [
      ['', '本服务没有开启提问'],
      ['/en', 'Questions are switched off here'],
    ]) {
      expect(await (await fetch(site.url + (home || '/'))).text()).not.toContain(`href="${home}/ask"`);
      const answer = await fetch(`${site.url}${home}/ask?q=noise`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain(words);
    }
  });

  test('the identifier of a standard leads to its page with 303, in any spelling of the number', async () => {
    const { status, headers } = await fetch(`${site.url}/id/std/GB/T/19001-2016`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([303, '/standards/gb-t.19001-2016']);
    const undated = await fetch(`${site.url}/id/std/GB/T/19001`, { redirect: 'manual' });
    expect(undated.headers.get('location')).toBe('/standards/gb-t.19001-2016');
    expect((await fetch(`${site.url}/id/std/GB/T/99999`, { redirect: 'manual' })).status).toBe(404);
  });

  test.each([
    ...['standards', 'documents', 'deposits', 'projects', 'listings', 'check', 'feedback', 'complaints', 'statistics'],
    ...['problems', 'classifications/ics', 'about-data/quality'],
  ])('below /%s with something that can be no id are of nothing, and say where to go on', async (folder) => {
    const answer = await fetch(`${site.url}/en/${folder}/No_id!`);
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringMatching(/<search/)]);
  });

  test('of the steps of the wizard alone leads to the wizard', async () => {
    const { status, headers } = await fetch(`${site.url}/en/deposits/steps`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([303, '/en/deposits/new']);
  });

  test('robots and sitemap are there', async () => {
    expect(await (await fetch(`${site.url}/robots.txt`)).text()).toContain('Sitemap: ');
    expect(await (await fetch(`${site.url}/sitemaps/pages.xml`)).text()).toContain('/en/classifications/ics/13</loc>');
  });
});
