import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumPath } from '../chromium.ts';

export { chromiumPath, openBrowser } from '../chromium.ts';

if (!chromiumPath) {
  console.log('The browser journeys are skipped: no Chromium. Install one (Debian: chromium) or set CHROMIUM_PATH.');
}

export interface Visit {
  page: Page;
  /** Ends the visit; fails when the page logged an error or asked another host for anything. */
  end(): Promise<void>;
}

/** A visitor with a browser of their own. Errors that a test expects are named by `tolerated`, and hosts that are asked beside the site by `others`. */
export async function visit(
  { browser, url }: { browser: Browser; url: string },
  options: BrowserContextOptions = {},
  tolerated = /status of 40[04]/,
  others: readonly string[] = [],
): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', ...options });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !tolerated.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== new URL(url).origin && !others.includes(origin)) faults.push(`asked ${request.url()}`);
  });
  return {
    page,
    end: async () => {
      await context.close();
      expect(faults).toEqual([]);
    },
  };
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails on any violation, with everything folded open, and when the page is wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  // Reports of what is right, and of frames from elsewhere, which no page has, would cost three times as much again.
  const lean = { runOnly: { type: 'tag' as const, values: rules }, resultTypes: ['violations' as const] };
  const { violations } = await new AxeBuilder({ page }).options(lean).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
