/**
 * Answers from what readers kept on this device when the network does not answer, and with nothing else: what the service
 * says now always goes first, so that a text that was closed stays closed while there is a network.
 */
const keptDocuments = 'guiju-kept';
const words = {
  zh: ['zh-Hans', '没有网络', '此页没有存于本设备。已保存的文献：', '本设备没有保存任何文献；有网络时可在阅读页保存。'],
  en: [
    'en',
    'There is no network',
    'This page is not kept on this device. Kept are:',
    'Nothing is kept on this device; documents are kept where they are read, with a network.',
  ],
};

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(
    fetch(request).catch(async (failure) => {
      const kept = await caches.match(request, { ignoreVary: true });
      if (kept) return kept;
      if (request.mode === 'navigate') return offlinePage(new URL(request.url).pathname);
      throw failure;
    }),
  );
});

/** What is kept, for whoever asks for something else. */
async function offlinePage(path) {
  const [language, title, some, none] = words[/^\/en(?:\/|$)/.test(path) ? 'en' : 'zh'];
  const cache = await caches.open(keptDocuments);
  const first = (await cache.keys()).filter(({ url }) => url.endsWith('/pages/1'));
  const links = await Promise.all(first.map(async (request) => linkTo(request, await cache.match(request))));
  const listed = links.length > 0 ? `<p>${some}</p><ul>${links.join('')}</ul>` : `<p>${none}</p>`;
  const html = `<!DOCTYPE html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><main><h1>${title}</h1>${listed}</main></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" };
  return new Response(html, { status: 503, headers });
}

/** Titles come from pages of this site, which wrote them as HTML. */
async function linkTo({ url }, page) {
  const { pathname } = new URL(url);
  const [, title = pathname] = /<title>([^<]*)/.exec((await page?.text()) ?? '') ?? [];
  return `<li><a href="${pathname}">${title}</a></li>`;
}
