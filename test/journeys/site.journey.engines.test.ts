import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

let site: JourneySite;

beforeAll(async () => {
  if (chromiumPath) site = await openSite();
}, 180_000);

afterAll(() => site?.close());

const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };

describe.skipIf(!chromiumPath)('a site engineer on a phone', () => {
  test('types a number from a drawing and reads on the first screen whether it holds', async () => {
    const { page, end } = await visit(site, phone);
    await page.goto('/');
    await page.getByLabel('标准号、名称或主题').fill('gbt19001');
    await page.getByRole('button', { name: '检索' }).click();
    await expect.poll(() => page.url()).toContain('q=gbt19001');
    const card = page.locator('.match-card');
    expect(await card.textContent()).toMatch(/GB\/T 19001-2016.*质量管理体系 要求.*现行/s);
    await expectAccessible(page);
    await card.getByRole('link', { name: 'GB/T 19001-2016' }).click();
    const banner = page.locator('.banner');
    expect(await banner.textContent()).toContain('现行');
    expect((await banner.boundingBox())?.y).toBeLessThan(640);
    await expectAccessible(page);
    await end();
  });

  test('is led from an old number to the edition that holds', async () => {
    const { page, end } = await visit(site, phone);
    await page.goto('/standards/gb-t.19001-2008');
    const banner = page.locator('.banner');
    expect(await banner.textContent()).toMatch(/废止.*2017-07-01/s);
    await banner.getByRole('link', { name: 'GB/T 19001-2016' }).click();
    await expect.poll(() => page.url()).toContain('/standards/gb-t.19001-2016');
    await end();
  });
});

describe.skipIf(!chromiumPath)('a quality manager with scripts off', () => {
  const noScript = { javaScriptEnabled: false };

  test('searches, filters, turns pages, takes the filter away and can go back', async () => {
    const { page, end } = await visit(site, noScript);
    await page.goto('/standards?q=%E9%98%80%E9%97%A8');
    expect(await page.locator('.results-count').textContent()).toBe('30 条结果');
    expect(await page.locator('.results > li').count()).toBe(20);
    await page.locator('[data-facet="level"] a', { hasText: '国家标准' }).click();
    expect(page.url()).toContain('level=national');
    await page.getByRole('link', { name: '下一页' }).click();
    expect(await page.locator('.results > li').count()).toBe(10);
    expect(await page.locator('.pager-range').textContent()).toBe('第 21–30 条');
    await page.reload();
    expect(await page.locator('.results > li').count()).toBe(10);
    await page.goBack();
    await page.locator('.chip').click();
    expect(page.url()).not.toContain('level=');
    await end();
  });

  test('asks what held on another day and what will hold', async () => {
    const { page, end } = await visit(site, noScript);
    await page.goto('/standards/gb.7718-2025');
    expect(await page.locator('.banner').textContent()).toMatch(/即将实施.*2027-03-16 起变为现行/s);
    await page.getByLabel('查看另一天的状态').fill('2027-03-16');
    await page.locator('.banner').getByRole('button', { name: '查看' }).click();
    expect(page.url()).toContain('asOf=2027-03-16');
    expect(await page.locator('.banner-word').textContent()).toBe('现行');
    await page.goto('/standards/gb.7718-2011?asOf=2027-03-16');
    expect(await page.locator('.banner-word').textContent()).toBe('废止');
    await end();
  });
});

describe.skipIf(!chromiumPath)('a drafter', () => {
  test('sees editions, relations, the adoption and what the sources disagree on', async () => {
    const { page, end } = await visit(site);
    await page.goto('/en/standards/gb-t.19001-2016');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Requirements');
    const editions = page.locator('.timeline > li');
    expect(await editions.allTextContents()).toEqual([
      expect.stringContaining('GB/T 19001-2016'),
      expect.stringContaining('GB/T 19001-2008'),
    ]);
    expect(await page.locator('#adoption').textContent()).toMatch(/ISO 9001:2015.*IDT/s);
    expect(await page.locator('#relation-replaces').textContent()).toContain('GB/T 19001-2008');
    expect(await page.locator('#notices').textContent()).toContain('Sources disagree');
    await end();
  });

  test('copies a citation', async () => {
    const { page, end } = await visit(site, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto('/standards/gb-t.19001-2016');
    await page.getByRole('button', { name: '复制 GB/T 7714' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/GB\/T 19001-2016\[S\/OL\]/);
    await end();
  });
});

describe.skipIf(!chromiumPath)('a reader of the other language', () => {
  test('switches and keeps page and query', async () => {
    const { page, end } = await visit(site);
    await page.goto('/standards?q=GB%207718&status=in-force');
    await page.getByRole('link', { name: 'English' }).click();
    const { pathname, searchParams } = new URL(page.url());
    expect([pathname, searchParams.get('q'), searchParams.get('status')]).toEqual([
      '/en/standards',
      'GB 7718',
      'in-force',
    ]);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const twins = await page
      .locator('link[rel="alternate"][hreflang]')
      .evaluateAll((links) =>
        links.map((link) => `${link.getAttribute('hreflang')} ${new URL(link.getAttribute('href') ?? '').pathname}`),
      );
    expect(twins).toEqual(['zh-Hans /standards', 'en /en/standards', 'x-default /standards']);
    await end();
  });

  test('finds the same standard by English words', async () => {
    const { page, end } = await visit(site);
    await page.goto('/en/standards?q=quality%20management');
    expect(await page.locator('.results').textContent()).toContain('GB/T 19001-2016');
    await end();
  });
});

describe.skipIf(!chromiumPath)('what is not there', () => {
  test('is a 404 that offers the nearest numbers and keeps the request id', async () => {
    const { page, end } = await visit(site);
    const answer = await page.goto('/standards/gb-t.19001-2019');
    expect(answer?.status()).toBe(404);
    expect(await page.locator('.nearest').textContent()).toContain('GB/T 19001-2016');
    expect(await page.locator('.problem .small-print code').textContent()).toMatch(/^[\w-]{8,}$/);
    await expectAccessible(page);
    await end();
  });

  test('an empty result says what to try', async () => {
    const { page, end } = await visit(site);
    await page.goto('/standards?q=%E9%BE%98%E9%BE%98%E9%BE%98%E9%BE%98&level=local');
    expect(await page.locator('.empty').textContent()).toContain('没有找到');
    await page.locator('.empty').getByRole('link', { name: '全部清除' }).click();
    expect(page.url()).not.toContain('level=');
    await end();
  });

  test('a query that cannot be understood is a 400 that names the parameter', async () => {
    const { page, end } = await visit(site);
    const answer = await page.goto('/standards?size=many');
    expect(answer?.status()).toBe(400);
    expect(await page.locator('.problem-errors').textContent()).toContain('size');
    await end();
  });
});
