import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { idOf, stored } from '../shared/standards/search-fixture.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
let site: JourneySite;

const cites = (number: string) => ({ type: 'cites' as const, number, id: idOf(number) });
const citing = [
  stored('GB/T 51001-2022', {
    titles: { zh: '示例设备 验收规范' },
    dates: { issued: '2022-01-01', effective: '2022-07-01' },
    relations: [cites('GB/T 19001-2008'), cites('GB/T 40001-2021'), cites('GB/T 7718-2011')],
  }),
  stored('GB/T 51002-2023', {
    titles: { zh: '示例设备 维护规范' },
    dates: { issued: '2023-01-01', effective: '2023-07-01' },
    relations: [cites('GB/T 51001-2022')],
  }),
];

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  const client = tableClient({ region: localS3Options.region, endpoint: inject('dynamodbEndpoint') });
  await putMany({ client, name: site.service.names.catalogueTable }, citing);
  await site.service.settled();
  await mkdir(screenshots, { recursive: true });
}, 240_000);
afterAll(() => site?.close());

describe.skipIf(!chromiumPath)('a drafter asks what is still right and whom a change touches', () => {
  test('from the record, without script', async () => {
    const { page, end } = await visit(site, { javaScriptEnabled: false });
    await page.goto('/standards/gb-t.51001-2022');
    await page.getByRole('link', { name: '引用是否仍然有效' }).click();
    const old = page.locator('#cited tr', { hasText: 'GB/T 19001-2008' });
    expect(await old.textContent()).toContain('被 GB/T 19001-2016 代替');
    expect(await old.textContent()).toContain(`依据：${citing[0]?.statements[0]?.source.name}`);
    expect(await page.locator('#cited tr', { hasText: 'GB/T 7718-2011' }).textContent()).toContain('应为 GB 7718-2011');
    expect(await page.locator('#citing tr', { hasText: 'GB/T 51002-2023' }).textContent()).toContain('直接');
    expect(await page.getByRole('img', { name: /引用关系图/ }).count()).toBe(1);
    await end();
  });

  test.each([
    ['wide', '/standards/gb-t.51001-2022/citations', { width: 1280, height: 900 }],
    ['narrow', '/en/standards/gb-t.40001-2021/citations?depth=3', { width: 320, height: 800 }],
  ] as const)('is for everyone: %s', async (name, path, viewport) => {
    const { page, end } = await visit(site, { viewport });
    await page.goto(path);
    await page.screenshot({ path: join(screenshots, `citations-${name}.png`), fullPage: true });
    await expectAccessible(page);
    await end();
  });
});
