import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presentation3StrictUpgrade } from '@iiif/parser/strict';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textPdf } from '../shared/literature/made-files.ts';
import { chromiumPath } from './browser.ts';
import { handIn } from './documents.ts';
import { type JourneySite, openSite } from './site.ts';
import { serveViewer, type ViewerPage } from './viewer-page.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
let site: JourneySite;
let viewer: ViewerPage;
let id: string;

beforeAll(async () => {
  if (!chromiumPath) return;
  [site, viewer] = await Promise.all([openSite(), serveViewer()]);
  await mkdir(screenshots, { recursive: true });
  id = await handIn(site.service, {
    file: textPdf([
      ['Labels of jars'],
      ['1 Scope', 'The net content of a jar is printed.'],
      ['2 Oranges', 'Net content again.'],
    ]),
    mediaType: 'application/pdf',
    standards: ['gb.7718-2011'],
    title: { zh: '标签通则', en: 'Labels of jars' },
  });
}, 240_000);

afterAll(async () => {
  await viewer?.close();
  await site?.close();
});

const json = async (address: string) => (await fetch(address)).json();

describe.skipIf(!chromiumPath)('a manifest as it is served', () => {
  test('is without fault to a strict parser, and everything it names is there and may be read across origins', async () => {
    const answer = await fetch(`${site.url}/iiif/${id}/manifest.json`);
    expect(answer.headers.get('content-type')).toContain('iiif.io/api/presentation/3');
    const manifest = await answer.json();
    const warnings: unknown[] = [];
    presentation3StrictUpgrade(structuredClone(manifest), { warnings } as never);
    expect(warnings).toEqual([]);
    const named = JSON.stringify(manifest).match(/"http:\/\/127[^"]+\.(?:jpg|json)"/g) ?? [];
    const addresses = [...new Set(named.map((text) => text.slice(1, -1)))];
    expect(addresses.length).toBeGreaterThan(9);
    for (const address of addresses) {
      const part = await fetch(address);
      expect([address, part.status, part.headers.get('access-control-allow-origin')]).toEqual([address, 200, '*']);
    }
  });

  test('promises only sizes and tiles that can be had', async () => {
    const info = await json(`${site.url}/iiif/${id}/2/info.json`);
    const [{ width: edge, scaleFactors }] = info.tiles;
    const paths = info.sizes.map(({ width, height }: Record<string, number>) => `full/${width},${height}`);
    for (const factor of scaleFactors) {
      const [wide, high] = [Math.min(edge * factor, info.width), Math.min(edge * factor, info.height)];
      paths.push(`0,0,${wide},${high}/${Math.ceil(wide / factor)},${Math.ceil(high / factor)}`);
    }
    for (const path of paths) {
      const tile = await fetch(`${info.id}/${path}/0/default.jpg`);
      expect([path, tile.status, tile.headers.get('content-type')]).toEqual([path, 200, 'image/jpeg']);
    }
    const base = await fetch(info.id, { redirect: 'manual' });
    expect([base.status, base.headers.get('location')]).toEqual([303, `/iiif/${id}/2/info.json`]);
  });

  test('is searched by both versions of Content Search, with places on the canvases', async () => {
    const first = await json(`${site.url}/iiif/${id}/search1?q=net%20content`);
    expect(first.hits.map(({ match }: { match: string }) => match)).toEqual(['net content', 'Net content']);
    expect(first.resources[0].on).toMatch(new RegExp(`/iiif/${id}/2/canvas#xywh=\\d+,\\d+,\\d+,\\d+$`));
    const second = await json(`${site.url}/iiif/${id}/search2?q=net%20content`);
    expect(second.items.map(({ target }: { target: string }) => target)).toEqual(
      first.resources.map(({ on }: { on: string }) => on),
    );
    expect((await json(`${site.url}/iiif/${id}/search2?q=`)).items).toEqual([]);
  });
});

describe.skipIf(!chromiumPath)('Mirador on a site of its own', () => {
  test('opens the document, shows its pages and lists what was found', { timeout: 120_000 }, async () => {
    const context = await site.browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('response', (response) => {
      if (response.url().includes('/iiif/') && response.status() >= 400) faults.push(response.url());
    });
    const painted = page.waitForResponse((response) => /\/iiif\/.+\/default\.jpg$/.test(response.url()));
    await page.goto(viewer.address(`${site.url}/iiif/${id}/manifest.json`));
    await page.getByRole('heading', { name: 'Labels of jars' }).first().waitFor();
    expect((await painted).status()).toBe(200);
    const found = page.locator('.mirador-companion-window-left');
    await found.getByRole('combobox').fill('net content');
    await page.keyboard.press('Enter');
    await found.getByText('is printed').first().waitFor();
    expect(await found.textContent()).toMatch(/1 of 2.*2 Oranges/s);
    await page.screenshot({ path: join(screenshots, 'mirador.png') });
    await context.close();
    expect(faults).toEqual([]);
  });
});
