import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { handIn } from './documents.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
const unchanged =
  '净含量应当以克或者毫升标示，字高不得小于六毫米，位置应当与名称在同一展示面，并且不得被任何装饰遮盖。';
const lids = '瓶盖应当能够单手打开，关闭之后保持密封，不得自行松脱；儿童接触的瓶盖另有规定。';
const older = `# 示例标签\n\n## 1 范围\n\n本文适用于瓶装食品。\n\n## 2 瓶盖\n\n${lids}\n\n## 3 净含量\n\n${unchanged}标签每两年检查一次。\n\n## 4 附则\n\n旧条文。\n`;
const newer = `# 示例标签\n\n## 前言\n\n与上一版相比，主要技术变化如下：\n\n——更改了检查的间隔（见2，2011年版的3）；\n\n——增加了储存要求（见3）。\n\n## 1 范围\n\n本文适用于瓶装食品。\n\n## 2 净含量\n\n${unchanged}标签每五年检查一次。\n\n## 3 储存\n\n应当避光储存。\n\n## 4 瓶盖\n\n${lids}\n`;

let site: JourneySite;
let address: string;

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  await mkdir(screenshots, { recursive: true });
  const hold = (text: string, standard: string) =>
    handIn(site.service, {
      file: Buffer.from(text),
      mediaType: 'text/markdown',
      standards: [standard],
      title: { zh: '示例标签' },
    });
  const [from, to] = [await hold(older, 'gb.7718-2011'), await hold(newer, 'gb.7718-2025')];
  address = `/compare?from=${from}&to=${to}`;
}, 240_000);

afterAll(() => site?.close());

describe.skipIf(!chromiumPath)('comparing editions', () => {
  test('is reached from the timeline of a record and shows what changed, without script', async () => {
    const { page, end } = await visit(site, { javaScriptEnabled: false });
    await page.goto('/standards/gb.7718-2025');
    await page.getByRole('link', { name: '与本版比对' }).click();
    expect(page.url()).toBe(site.url + address);
    const counts = await page.locator('.compare-counts li').allTextContents();
    expect(counts).toEqual(expect.arrayContaining(['修改 1 条', '新增 2 条', '删去 1 条', '移动 1 条']));
    const changed = page.locator('#clause-2');
    expect(await changed.locator('ins').allTextContents()).toEqual([' [新增] 五年 [完] ']);
    expect(await changed.locator('del').allTextContents()).toEqual([' [删去] 两年 [完] ']);
    expect(await page.locator('.compared h3').allTextContents()).not.toContain('范围');
    const stated = page.locator('#stated li');
    expect(await stated.nth(0).textContent()).toMatch(/^修改 更改了检查的间隔.*本版条款：2 上一版条款：3 第 1 页$/);
    expect(await stated.nth(1).textContent()).toContain('增加了储存要求');
    await page.getByRole('link', { name: '移至 4' }).click();
    expect(await page.locator('#clause-4:target').textContent()).toContain('原为 2');
    await page.getByRole('link', { name: '全部条款' }).click();
    expect(await page.locator('#clause-1').textContent()).toContain('本文适用于瓶装食品。');
    await end();
  });

  test.each([
    ['zh, wide', (address) => address, { width: 1440, height: 1000 }],
    ['en, narrow', (address) => `/en${address}&show=all`, { width: 360, height: 800 }],
  ] as [string, (address: string) => string, { width: number; height: number }][])(
    'is for everyone: %s',
    async (name, path, viewport) => {
      const { page, end } = await visit(site, { viewport });
      await page.goto(path(address));
      await page.screenshot({ path: join(screenshots, `compare-${name.slice(0, 2)}.png`), fullPage: true });
      await expectAccessible(page);
      await end();
    },
  );

  test('says what is wrong with an address', async () => {
    const { page, end } = await visit(site);
    const missing = `d-${'0'.repeat(24)}`;
    expect((await page.goto(`${address.replace(/to=.*/, `to=${missing}`)}`))?.status()).toBe(404);
    expect((await page.goto('/compare?from=x'))?.status()).toBe(400);
    await end();
  });
});
