import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presentation3StrictUpgrade } from '@iiif/parser/strict';
import jsonld from 'jsonld';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textPdf } from '../shared/literature/made-files.ts';
import { chromiumPath } from './browser.ts';
import { handIn } from './documents.ts';
import { type JourneySite, openSite } from './site.ts';
import { serveViewers, type ViewerName, type ViewerSite } from './viewer-page.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
let site: JourneySite;
let viewers: ViewerSite;
let id: string;

beforeAll(async () => {
  if (!chromiumPath) return;
  [site, viewers] = await Promise.all([openSite(), serveViewers()]);
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
  await viewers?.close();
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

describe.skipIf(!chromiumPath)('a harvester of manifests', () => {
  /** Takes every word for one of ActivityStreams, and asks no other host for anything. */
  const documentLoader = async (address: string) => ({
    documentUrl: address,
    document: { '@context': { '@vocab': 'https://www.w3.org/ns/activitystreams#', id: '@id', type: '@type' } },
  });

  test('walks back from the last page to every document that is open, and loses nothing as linked data', async () => {
    const closed = await handIn(site.service, {
      file: textPdf([['Walrus ledger']]),
      mediaType: 'application/pdf',
      standards: ['gb-t.19001-2016'],
      title: { en: 'A closed text' },
    });
    const { last } = await json(`${site.url}/iiif/changes/collection.json`);
    const found: string[] = [];
    for (let address: string | undefined = last.id; address; ) {
      const page = await json(address);
      expect(page.id).toBe(address);
      expect(await jsonld.toRDF(page, { documentLoader, format: 'application/n-quads', safe: true })).toContain(
        '#endTime',
      );
      found.push(...page.orderedItems.map(({ object }: { object: { id: string } }) => object.id));
      address = page.prev?.id;
    }
    expect(found).toEqual([`${site.url}/iiif/${id}/manifest.json`]);
    expect((await fetch(`${site.url}/iiif/${closed}/manifest.json`)).status).toBe(403);
    const before = await json(`${last.id}?before=2020-01-01T00:00:00Z`);
    expect([before.orderedItems, before.prev]).toEqual([[], undefined]);
  });

  test('and a viewer that hands over a place in a document is shown it', async () => {
    const state = await json(`${site.url}/iiif/${id}/3/state.json`);
    const open = (content: string) =>
      fetch(`${site.url}/iiif/state?${new URLSearchParams({ 'iiif-content': content })}`, { redirect: 'manual' });
    expect((await open(JSON.stringify(state))).headers.get('location')).toBe(`/documents/${id}/pages/3`);
    expect((await open(`${site.url}/iiif/${id}/manifest.json`)).headers.get('location')).toBe(`/documents/${id}`);
    expect((await open('https://elsewhere.example/manifest.json')).status).toBe(400);
    expect((await fetch(`${site.url}/iiif/${id}/4/state.json`)).status).toBe(404);
  });
});

describe.skipIf(!chromiumPath)('on a site of its own', () => {
  /** Opens the document in a viewer, waits for a picture of a page, reads, and fails on anything that went wrong. */
  const read = async (name: ViewerName, look: (page: Page) => Promise<void>, skip: (note: string) => void) => {
    const address = viewers.address(name, `${site.url}/iiif/${id}/manifest.json`);
    if (!address) return skip('it could not be fetched');
    const context = await site.browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('response', (response) => {
      if (response.url().includes('/iiif/') && response.status() >= 400) faults.push(response.url());
    });
    const painted = page.waitForResponse((response) => /\/iiif\/.+\/default\.jpg$/.test(response.url()));
    await page.goto(address);
    expect((await painted).status()).toBe(200);
    await look(page);
    await page.screenshot({ path: join(screenshots, `${name}.png`) });
    await context.close();
    expect(faults).toEqual([]);
  };

  test('Mirador shows the pages and lists what was found', { timeout: 120_000 }, async ({ skip }) => {
    await read(
      'mirador',
      async (page) => {
        await page.getByRole('heading', { name: 'Labels of jars' }).first().waitFor();
        const found = page.locator('.mirador-companion-window-left');
        await found.getByRole('combobox').fill('net content');
        await page.keyboard.press('Enter');
        await found.getByText('is printed').first().waitFor();
        expect(await found.textContent()).toMatch(/1 of 2.*2 Oranges/s);
      },
      skip,
    );
  });

  test('Clover shows the pages and lists what was found', { timeout: 120_000 }, async ({ skip }) => {
    await read(
      'clover',
      async (page) => {
        await page.getByText('Labels of jars').first().waitFor();
        await page.getByRole('tab', { name: 'Search' }).click();
        // It listens to what is typed and not to what is filled in.
        await page.getByPlaceholder('Search').pressSequentially('net content');
        await page.keyboard.press('Enter');
        await page.getByText('Net content', { exact: true }).first().waitFor();
      },
      skip,
    );
  });

  test('Universal Viewer shows the pages', { timeout: 120_000 }, async ({ skip }) => {
    await read('uv', async (page) => page.getByText('Labels of jars').first().waitFor(), skip);
  });

  test('TIFY shows the pages', { timeout: 120_000 }, async ({ skip }) => {
    await read('tify', async (page) => page.getByText('Labels of jars').first().waitFor(), skip);
  });
});
