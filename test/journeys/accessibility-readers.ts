import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const sniffer = readFile(require.resolve('html_codesniffer/build/HTMLCS.js'), 'utf8');

interface Sniffer {
  process(standard: string, content: Document, done: () => void): void;
  getMessages(): { type: number; code: string; element: Element }[];
}

/** What HTML CodeSniffer, the second judge of pa11y, holds against a page by WCAG 2 AA. */
export async function sniffedFaults(page: Page): Promise<string[]> {
  await page.evaluate(await sniffer);
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const { HTMLCS } = window as unknown as { HTMLCS: Sniffer };
        HTMLCS.process('WCAG2AA', document, () => {
          const errors = HTMLCS.getMessages().filter(({ type }) => type === 1);
          resolve(errors.map(({ code, element }) => `${code} ${element.outerHTML.slice(0, 120)}`));
        });
      }),
  );
}

interface ScreenReader {
  start(options: { container: Node }): Promise<void>;
  next(): Promise<void>;
  stop(): Promise<void>;
  lastSpokenPhrase(): Promise<string>;
  spokenPhraseLog(): Promise<string[]>;
}

let reader: Promise<string> | undefined;

/** What a screen reader says from the top of a page up to a phrase that begins with `until`. */
export async function readAloud(page: Page, until: string): Promise<string[]> {
  reader ??= bundleReader();
  await page.evaluate(await reader);
  return page.evaluate(async (last) => {
    const { virtual } = window as unknown as { virtual: ScreenReader };
    await virtual.start({ container: document.body });
    for (let step = 0; step < 400 && !(await virtual.lastSpokenPhrase()).startsWith(last); step += 1)
      await virtual.next();
    const spoken = await virtual.spokenPhraseLog();
    await virtual.stop();
    return spoken;
  }, until);
}

/** The virtual screen reader of Guidepup, as one script that hands itself to the window. */
async function bundleReader(): Promise<string> {
  const contents = "import { virtual } from '@guidepup/virtual-screen-reader'; window.virtual = virtual;";
  const stdin = { contents, resolveDir: import.meta.dirname };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: 'iife', platform: 'browser' });
  return outputFiles[0]?.text ?? '';
}
