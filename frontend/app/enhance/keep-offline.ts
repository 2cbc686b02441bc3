import { trustedScript } from './trusted-script.ts';

const keptDocuments = 'guiju-kept';
const worker = '/offline.js';
/** What a page of the reader shows: its picture, and what it looks like. */
const shown = /"(\/(?:iiif\/[^"]+\.webp|assets\/[^"]+))"/g;

/** Lets the button keep a whole document on this device for reading without a network, and let go of it again. */
export async function addKeeping(button: HTMLButtonElement): Promise<void> {
  if (!('serviceWorker' in navigator && 'caches' in window)) return;
  const said = button.parentElement?.querySelector('output');
  const say = (state: 'keeping' | 'kept' | 'failed' | '') => {
    button.setAttribute('aria-pressed', String(state === 'kept'));
    if (said) said.textContent = (state && button.dataset[state]) || '';
  };
  const pages = pagesOf(button);
  const cache = await caches.open(keptDocuments);
  if (await cache.match(pages[0] ?? '')) say('kept');
  button.hidden = false;
  button.addEventListener('click', async () => {
    const isKept = button.getAttribute('aria-pressed') === 'true';
    say(isKept ? '' : 'keeping');
    if (isKept) return letGo(cache, button.dataset.keep ?? '');
    await keep(cache, pages).then(
      () => say('kept'),
      () => say('failed'),
    );
  });
}

/** Addresses of all pages, in the language in which the document is read. */
function pagesOf({ dataset }: HTMLButtonElement): string[] {
  return Array.from({ length: Number(dataset.pages) }, (_, n) => `${dataset.keep}${n + 1}`);
}

/** Keeps the first page last: it is the sign that the whole document is there. */
async function keep(cache: Cache, pages: readonly string[]): Promise<void> {
  await navigator.serviceWorker.register(trustedScript('guiju-offline', worker));
  await navigator.serviceWorker.ready;
  for (const page of pages.toReversed()) {
    const answer = await fetch(page);
    if (!answer.ok) throw new Error(`${page} answers ${answer.status}`);
    const html = await answer.clone().text();
    await cache.addAll([...new Set([...html.matchAll(shown)].map(([, address = '']) => address))]);
    await cache.put(page, answer);
  }
}

/** Pages in either language and pictures; what all pages look like stays. */
async function letGo(cache: Cache, pages: string): Promise<void> {
  const id = /\/(d-[0-9a-f]+)\//.exec(pages)?.[0] ?? pages;
  const kept = (await cache.keys()).filter(({ url }) => url.includes(id));
  await Promise.all(kept.map((request) => cache.delete(request)));
}
