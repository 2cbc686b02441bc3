import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemoRegisters } from '#infra/local/demo/demo-registers.ts';
import { qualityServices } from '#shared/quality/quality-services.ts';
import { scanQuality } from '#shared/quality/scan-quality.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { stored } from '../shared/standards/search-fixture.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
let site: JourneySite;

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  await loadDemoRegisters();
  await mkdir(screenshots, { recursive: true });
}, 240_000);
afterAll(() => site?.close());

const numberIn = (text: string | null) => Number((text ?? '').replace(/[^\d]/g, ''));

describe.skipIf(!chromiumPath)('an official looks at the figures of a half-year', () => {
  test('opens them without script, chooses the province and clicks down to the records', async () => {
    const { page, end } = await visit(site, { javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('link', { name: '统计', exact: true }).click();
    await page.getByLabel('地区', { exact: true }).selectOption({ label: '辽宁省' });
    await page.getByLabel('发布自').fill('2021-07');
    await page.getByLabel('发布至').fill('2021-12');
    await page.getByLabel('状态所在日').fill('2024-01-01');
    await page.getByRole('button', { name: '统计', exact: true }).click();
    const row = page.locator('#by-half-year tbody tr');
    expect(await row.count()).toBe(1);
    expect(await row.locator('th').textContent()).toContain('2021 年下半年');
    const figure = row.getByRole('link');
    const count = numberIn(await figure.textContent());
    expect(count).toBeGreaterThan(0);
    await figure.click();
    expect(page.url()).toContain('/standards?region=21&issuedFrom=2021-07&issuedTo=2021-12&asOf=2024-01-01');
    expect(numberIn(await page.locator('.results-count').textContent())).toBe(count);
    const listed = page.locator('.result');
    expect(await listed.count()).toBe(Math.min(count, 20));
    expect(await listed.first().textContent()).toContain('DB21');
    await end();
  });

  test('takes a whole series home as CSV, and sees the records behind an indicator', async () => {
    const { page, end } = await visit(site);
    await page.goto('/en/statistics/by-issuer?level=local');
    const csv = await page.request.get(
      (await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')) ?? '',
    );
    expect(csv.headers()['content-type']).toBe('text/csv; charset=utf-8');
    const rows = (await csv.text()).trim().split('\r\n');
    expect(rows.length - 1).toBe(await page.locator('.figure-table :is(tbody, tfoot) tr').count());
    await page.goto('/en/statistics#indicators');
    await page.getByRole('link', { name: 'Mean drafting time' }).click();
    expect(await page.locator('.statistics-missing').textContent()).toContain('invented');
    const total = page.locator('.figure-table tfoot');
    expect(await total.textContent()).toMatch(/\d months/);
    const count = numberIn(await total.getByRole('link').textContent());
    await total.getByRole('link').click();
    await page.getByRole('heading', { name: 'Source records: Mean drafting time of local standards' }).waitFor();
    expect(await page.locator('.check-lines tbody tr').count()).toBe(count);
    await expectAccessible(page);
    await page.screenshot({ path: join(screenshots, 'statistics-records.png'), fullPage: true });
    await end();
  });

  test('sees what is doubtful in the data, and where to correct it', async () => {
    const { page, end } = await visit(site, { javaScriptEnabled: false });
    await page.goto('/about-data/quality');
    expect(await page.locator('.page-head').textContent()).toContain('还没有完成');
    await page.goto('/about-data/quality/classes-disagree');
    expect(await page.locator('.page-head').textContent()).toContain('还没有完成');
    await page.goto('/about-data/quality');
    const services = qualityServices();
    await putMany(services.catalogue, [stored('DB21/T 3539-2021', { ics: ['03.200'], ccs: ['S90'] })]);
    await site.service.settled();
    await scanQuality(services);
    await page.reload();
    const row = page.locator('.quality-doubts tbody tr', { hasText: '指向不同领域' });
    const count = numberIn(await row.getByRole('link').textContent());
    await row.getByRole('link').click();
    expect(numberIn(await page.locator('.quality-total').textContent())).toBe(count);
    expect(await page.locator('.check-lines tbody tr').count()).toBe(Math.min(count, 50));
    const wrong = page.locator('.check-lines tbody tr', { has: page.locator('[href="/standards/db21-t.3539-2021"]') });
    expect(await wrong.textContent()).toContain('S90');
    await wrong.getByRole('link', { name: '指正' }).click();
    expect(page.url()).toContain('/feedback/new?kind=correction&standard=db21-t.3539-2021');
    await end();
  });

  test.each([
    ['quality', '/about-data/quality', { width: 320, height: 800 }],
    ['wide', '/statistics', { width: 1280, height: 900 }],
    ['narrow', '/en/statistics/by-ics?level=national', { width: 320, height: 800 }],
  ] as const)('is for everyone: %s', async (name, path, viewport) => {
    const { page, end } = await visit(site, { viewport });
    await page.goto(path);
    await expectAccessible(page);
    await page.screenshot({ path: join(screenshots, `statistics-${name}.png`), fullPage: true });
    await end();
  });
});
