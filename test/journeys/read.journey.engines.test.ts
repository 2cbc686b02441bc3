import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callAs } from '../call-as.ts';
import { clientPrints, hasClient } from '../functions/foreign-clients.ts';
import { textPdf } from '../shared/literature/made-files.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { handIn } from './documents.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
const printed = [
  ['Labels of prepackaged food', 'General rules of this made-up text'],
  ['1 Scope', 'These rules hold for labels of jars.', 'They do not hold for barrels.'],
  ['2 Net content', 'The net content of a jar is printed', 'in figures of six millimetres.'],
  ['3 Marmalade', 'Marmalade names its oranges.', 'The net content is weighed without the jar.'],
];
const written = '# 瓶装蜂蜜标签\n\n## 1 范围\n\n本文适用于瓶装蜂蜜。\n\n## 2 净含量\n\n净含量以克标示。\n';

let site: JourneySite;
let open: string;
let closed: string;
let text: string;

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  await mkdir(screenshots, { recursive: true });
  const pdf = { mediaType: 'application/pdf' as const };
  open = await handIn(site.service, {
    ...pdf,
    file: textPdf(printed),
    standards: ['gb.7718-2011'],
    title: { zh: '预包装食品标签通则', en: 'Labels of prepackaged food' },
  });
  closed = await handIn(site.service, {
    ...pdf,
    file: textPdf([['Walrus ledger']]),
    standards: ['gb-t.19001-2016'],
    title: { en: 'A closed text' },
  });
  text = await handIn(site.service, {
    file: Buffer.from(written),
    mediaType: 'text/markdown',
    standards: ['gb.7718-2011'],
    title: { zh: '瓶装蜂蜜标签' },
  });
}, 240_000);

afterAll(() => site?.close());

const pathOf = (page: Page) => {
  const { pathname, search, hash } = new URL(page.url());
  return decodeURIComponent(pathname.replace(/d-[0-9a-f]{24}/, 'ID') + search + hash);
};
const turnsTo = (page: Page, path: string) => page.waitForURL((url) => decodeURIComponent(url.href).endsWith(path));

describe.skipIf(!chromiumPath)('an address with words', () => {
  test('leads to the page asked for, with the words lit where they stand', async () => {
    const { page, end } = await visit(site);
    await page.goto(`/documents/${open}?page=3&q=net%20content`);
    expect(pathOf(page)).toBe('/documents/ID/pages/3?q=net%20content#hit-1'.replace('%20', ' '));
    const lit = page.locator('.hit-box');
    expect(await lit.count()).toBe(2);
    const [box, sheet] = [await lit.last().boundingBox(), await page.locator('.page-sheet').boundingBox()];
    if (!box || !sheet) throw new Error('nothing is drawn');
    expect(box.x).toBeGreaterThan(sheet.x);
    expect(box.y + box.height).toBeLessThan(sheet.y + sheet.height);
    expect(await page.locator('.page-text mark').allTextContents()).toContain('net content'.split(' ')[0]);
    await page.screenshot({ path: join(screenshots, 'reader-hit.png') });
    await end();
  });

  test('alone leads to the page that answers them best', async () => {
    const { page, end } = await visit(site);
    await page.goto(`/documents/${open}?q=marmalade`);
    expect(pathOf(page)).toBe('/documents/ID/pages/4?q=marmalade#hit-1');
    await end();
  });

  test('is reached from the list of documents', async () => {
    const { page, end } = await visit(site);
    await page.goto('/en/documents?q=barrels');
    await page.getByRole('link', { name: 'page 2' }).click();
    expect(pathOf(page)).toBe('/en/documents/ID/pages/2?q=barrels#hit-1');
    await end();
  });
});

describe.skipIf(!chromiumPath)('by keyboard alone', () => {
  test('pages turn, the picture grows and turns, hits follow each other, and help tells all of it', async () => {
    const { page, end } = await visit(site, { viewport: { width: 1440, height: 900 } });
    await page.goto(`/documents/${open}`);
    await page.keyboard.press('ArrowRight');
    await turnsTo(page, '/pages/2#reader');
    await page.keyboard.press('ArrowLeft');
    await turnsTo(page, '/pages/1#reader');
    const sheet = page.locator('.page-sheet');
    const before = (await sheet.boundingBox())?.width ?? 0;
    await page.keyboard.press('+');
    expect((await sheet.boundingBox())?.width).toBeGreaterThan(before * 1.2);
    await page.keyboard.press('r');
    expect(await sheet.getAttribute('viewBox')).toBe('0 0 842 595');
    await page.keyboard.press('0');
    expect(await sheet.getAttribute('viewBox')).toBe('0 0 595 842');
    await page.keyboard.press('/');
    await page.keyboard.type('net content');
    await page.keyboard.press('Enter');
    await turnsTo(page, '#hit-1');
    const started = pathOf(page);
    await page.keyboard.press('n');
    await page.waitForURL((url) => !decodeURIComponent(url.href).endsWith(started.replace('/documents/ID', '')));
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '键盘操作' });
    await help.waitFor();
    await expectAccessible(page);
    await help.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    expect(await page.locator('.page-sheet').getAttribute('viewBox')).toBe('0 0 595 842');
    await end();
  });

  test('PageDown scrolls, and turns the page at its end', async () => {
    const { page, end } = await visit(site, { viewport: { width: 1280, height: 600 } });
    await page.goto(`/documents/${open}/pages/2`);
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => scrollY > 0);
    expect(pathOf(page)).toBe('/documents/ID/pages/2');
    await page.keyboard.press('End');
    await page.waitForFunction(() => innerHeight + scrollY > document.documentElement.scrollHeight - 2);
    await page.keyboard.press('PageDown');
    await turnsTo(page, '/pages/3#reader');
    await end();
  });
});

describe.skipIf(!chromiumPath)('the text of a page', () => {
  test('stands in paragraphs, and lies over the picture where it is printed', async () => {
    const { page, end } = await visit(site);
    await page.goto(`/en/documents/${open}/pages/2`);
    const words = page.getByRole('region', { name: 'Text of this page' });
    expect(await words.locator('.text-line').first().textContent()).toBe('1 Scope');
    expect(await words.locator('p').first().textContent()).toBe('These rules hold for labels of jars.');
    const placed = page.locator('.page-words text').first();
    const [box, sheet] = [await placed.boundingBox(), await page.locator('.page-sheet').boundingBox()];
    if (!box || !sheet) throw new Error('nothing is placed');
    expect((box.x - sheet.x) / sheet.width).toBeCloseTo(60 / 595, 1);
    const selected = await page.evaluate(() => {
      const [first] = document.querySelectorAll('.page-words text');
      if (first) getSelection()?.selectAllChildren(first);
      return getSelection()?.toString();
    });
    expect(selected).toBe('1 Scope');
    await end();
  });

  test('has an address for every paragraph, from which an error is reported', async () => {
    const { page, end } = await visit(site);
    await page.goto(`/en/documents/${open}/pages/3#line-2`);
    const report = page.getByRole('link', { name: 'Report an error on line 2' });
    await report.click();
    expect(await page.getByLabel('Clause or page').inputValue()).toBe(`/en/documents/${open}/pages/3#line-2`);
    await page.getByLabel('The problem').fill('A digit was read wrongly.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.sent-matter').waitFor();
    await end();
  });

  test('is all there is of a document without pictures', async () => {
    const { page, end } = await visit(site);
    await page.goto(`/documents/${text}?q=${encodeURIComponent('净含量')}`);
    expect(await page.locator('.page-text mark').first().textContent()).toBe('净含量');
    expect(await page.locator('.page-sheet').count()).toBe(0);
    expect((await fetch(`${site.url}/iiif/${text}/manifest.json`)).status).toBe(404);
    await expectAccessible(page);
    await end();
  });
});

describe.skipIf(!chromiumPath)('contents', () => {
  test('lead to the place of a clause, lit on picture and text, and to the clause alone, which prints', async () => {
    const { page, end } = await visit(site, { viewport: { width: 1440, height: 900 } });
    await page.goto(`/en/documents/${open}/pages/1`);
    const contents = page.getByRole('navigation', { name: 'Contents' });
    await contents.getByRole('link', { name: '3 Marmalade', exact: true }).click();
    expect(pathOf(page)).toBe('/en/documents/ID/pages/4#line-1');
    expect(await page.locator('[data-chosen]').getAttribute('data-line')).toBe('1');
    expect(await page.locator('.page-text h3').textContent()).toBe('3 Marmalade');
    await contents.getByRole('link', { name: 'Read 3 alone' }).click();
    expect(pathOf(page)).toBe('/en/documents/ID/clauses/clause-3');
    expect(await page.locator('.clause-parts').textContent()).toContain('names its oranges');
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.clause-ways').isVisible()).toBe(false);
    expect(await page.locator('.clause-parts').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: 'See it on its page' }).click();
    expect(pathOf(page)).toBe('/en/documents/ID/pages/4#line-1');
    await end();
  });
});

describe.skipIf(!chromiumPath)('a document that its reader keeps', () => {
  test('is read page by page without a network, and is gone when the reader lets go of it', async () => {
    const { page, end } = await visit(site, {}, /ERR_INTERNET_DISCONNECTED|status of 503/);
    await page.goto(`/en/documents/${open}/pages/1`);
    const keep = page.getByRole('button', { name: 'Keep for reading offline' });
    await keep.click();
    await page.getByText('it can be read without a network').waitFor();
    await page.context().setOffline(true);
    await page.goto(`/en/documents/${open}/pages/3`);
    expect(await page.locator('.page-text').textContent()).toContain('The net content of a jar is printed');
    const picture = await page.locator('.page-sheet image').first().getAttribute('href');
    expect(await page.evaluate(async (address) => (await fetch(address)).status, picture ?? '')).toBe(200);
    await page.getByRole('link', { name: 'Next page' }).click();
    expect(pathOf(page)).toBe('/en/documents/ID/pages/4#reader');
    expect((await page.goto(`/en/documents/${text}/pages/1`))?.status()).toBe(503);
    await page.getByRole('link', { name: /Labels of prepackaged food/ }).click();
    expect(pathOf(page)).toBe('/en/documents/ID/pages/1');
    await page.context().setOffline(false);
    await page.goto(`/en/documents/${open}/pages/1`);
    await page.getByText('it can be read without a network').waitFor();
    await expectAccessible(page);
    await keep.click();
    const kept = (id: string) =>
      page.evaluate(async (part) => {
        const requests = await (await caches.open('guiju-kept')).keys();
        return requests.filter(({ url }) => url.includes(part)).length;
      }, id);
    await expect.poll(() => kept(open)).toBe(0);
    await page.context().setOffline(true);
    await page.goto('/documents');
    expect(await page.getByRole('main').textContent()).toContain('本设备没有保存任何文献');
    await end();
  });
});

describe.skipIf(!chromiumPath)('an erratum', () => {
  test('stands on the record and beside the clause it names, in both languages, and beside no other', async () => {
    const erratum = {
      on: '2021-05-06',
      clause: '3',
      page: 4,
      text: { zh: '“橘”应为“橙”。', en: 'For “tangerines” read “oranges”.' },
      url: 'https://std.example/errata',
    };
    const seen = await callAs(site.service, null, 'GET', 'standards/gb.7718-2011');
    const etag = seen.headers.get('etag') ?? '';
    const put = await callAs(
      site.service,
      'editor',
      'PUT',
      'standards/gb.7718-2011',
      { errata: [erratum] },
      { 'if-match': etag },
    );
    expect(put.status).toBe(200);
    const { page, end } = await visit(site);
    await page.goto('/en/standards/gb.7718-2011');
    const listed = await page.locator('#errata li').textContent();
    expect(listed).toMatch(/2021-05-06.*Clause 3.*page 4.*For “tangerines” read “oranges”.*Source/);
    await expectAccessible(page);
    const plain = await fetch(`${site.url}/standards/gb.7718-2011.txt`);
    expect(await plain.text()).toContain('勘误: 2021-05-06 (3, p. 4) “橘”应为“橙”。');
    await page.goto(`/documents/${open}/clauses/clause-3`);
    const beside = page.getByRole('complementary', { name: '勘误' });
    expect(await beside.textContent()).toMatch(/2021-05-06.*条款 3.*“橘”应为“橙”/);
    await expectAccessible(page);
    await page.goto(`/documents/${open}/clauses/clause-2`);
    expect(await beside.count()).toBe(0);
    await end();
  });
});

const hasPoppler = hasClient('the clause as PDF', 'pdftotext', ['-v'], 'poppler-utils');

test.runIf(chromiumPath && hasPoppler)(
  'a clause alone is a PDF of its own, with its address, for Poppler',
  async () => {
    const { page, end } = await visit(site);
    await page.goto(`/en/documents/${open}/clauses/clause-3`);
    const path = join(screenshots, 'clause.pdf');
    await page.pdf({ path, format: 'A4', tagged: true });
    const paper = await clientPrints('pdftotext', ['-layout', path, '-']);
    expect(paper).toMatch(/3\s+Marmalade.*names its oranges.*\/clauses\/clause-3/s);
    expect(paper).not.toMatch(/See it on its page|Next clause/);
    await end();
  },
);

describe.skipIf(!chromiumPath)('an identifier', () => {
  const lead = async (path: string) => {
    const answer = await fetch(site.url + path, { redirect: 'manual', headers: { 'accept-language': 'en' } });
    return { answer, status: answer.status, to: answer.headers.get('location') };
  };

  test('leads to pages and clauses, to a choice where several texts are held, and no file leaves that may only be read', async () => {
    expect(await lead('/id/std/GB/T/19001-2016/page/1')).toMatchObject({
      status: 303,
      to: `/documents/${closed}/pages/1`,
    });
    const { answer, status } = await lead('/id/std/GB/7718-2011/clause/3');
    expect(status).toBe(300);
    const links = (await answer.text()).match(/href="[^"]+">[^<]+/g);
    expect(links?.sort()).toEqual(
      [`${open}/clauses/clause-3">Labels of prepackaged food`, `${text}/clauses/clause-3">瓶装蜂蜜标签`]
        .map((end) => `href="/documents/${end}`)
        .sort(),
    );
    expect((await fetch(`${site.url}/documents/${open}/clauses/clause-3`)).status).toBe(200);
    const file = await lead('/standards/gb.7718-2011.pdf');
    expect([file.status, (await file.answer.json()).detail]).toEqual([
      403,
      expect.stringContaining(`/documents/${open}`),
    ]);
    expect((await lead('/standards/gb-t.19001-2016.pdf')).status).toBe(403);
  });
});

describe.skipIf(!chromiumPath)('without JavaScript', () => {
  test('pages turn by links, words are found by a form, and no button is shown that does nothing', async () => {
    const { page, end } = await visit(site, { javaScriptEnabled: false });
    await page.goto(`/documents/${open}`);
    await page.getByRole('link', { name: '下一页' }).click();
    expect(pathOf(page)).toBe('/documents/ID/pages/2#reader');
    await page.getByRole('searchbox', { name: '在本文献中检索' }).fill('oranges');
    await page.getByRole('search', { name: '在本文献中检索' }).getByRole('button').click();
    expect(pathOf(page)).toBe('/documents/ID/pages/4?q=oranges#hit-1');
    expect(await page.locator('.hit-box').count()).toBe(1);
    expect(await page.locator('[data-reader-view]').isVisible()).toBe(false);
    await page.getByLabel('转到第几页').fill('1');
    await page.keyboard.press('Enter');
    await turnsTo(page, '/pages/1?q=oranges#hit-1');
    await end();
  });
});

const looks = [
  { name: 'wide', options: { viewport: { width: 1440, height: 900 } } },
  { name: 'phone', options: { viewport: { width: 320, height: 640 }, hasTouch: true } },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'forced', options: { forcedColors: 'active' } },
] as const;

describe.skipIf(!chromiumPath).each(looks)('the reader, $name', ({ name, options }) => {
  test('is accessible in both languages, read or refused', { timeout: 120_000 }, async () => {
    const { page, end } = await visit(site, options, /status of 403/);
    for (const path of [`/documents/${open}/pages/3?q=content`, `/en/documents/${open}/pages/1`, '/documents']) {
      await page.goto(path);
      if (path.includes('q=')) await page.screenshot({ path: join(screenshots, `reader-${name}.png`), fullPage: true });
      await expectAccessible(page);
    }
    await page.goto(`/en/documents/${closed}/pages/1`);
    await expectAccessible(page);
    await end();
  });
});

describe.skipIf(!chromiumPath)('a text that may not be read', () => {
  test('says why, on what basis, and where to go instead', async () => {
    const { page, end } = await visit(site, {}, /status of 403/);
    expect((await page.goto(`/en/documents/${closed}`))?.status()).toBe(200);
    expect((await page.goto(`/en/documents/${closed}/pages/1`))?.status()).toBe(403);
    expect(await page.locator('#why').textContent()).toContain('copyright does not allow full-text access');
    await page.getByRole('link', { name: /See the record of the standard/ }).click();
    expect(pathOf(page)).toBe('/en/standards/gb-t.19001-2016');
    await end();
  });

  test('a page that is not there is a 404 that tells how many there are', async () => {
    const answer = await fetch(`${site.url}/documents/${open}/pages/9`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('该文献共 4 页');
    expect((await fetch(`${site.url}/documents/${open}/pages/x`)).status).toBe(404);
  });
});

describe.skipIf(!chromiumPath)('what is sent', () => {
  test('is one small script, and a page that prints as its picture', async () => {
    const { page, end } = await visit(site);
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body());
    });
    await page.goto(`/documents/${open}/pages/2`, { waitUntil: 'networkidle' });
    const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(30_000);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.page-sheet').isVisible()).toBe(true);
    for (const hidden of ['.reader-bar', '.reader-find', '.page-text', '.site-nav']) {
      expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
    }
    await end();
  });
});
