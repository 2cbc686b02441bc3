import type { RouteConfigEntry } from '@react-router/dev/routes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import routes from '#frontend/app/routes.ts';
import { textPdf } from '../shared/literature/made-files.ts';
import { chromiumPath } from './browser.ts';
import { handIn } from './documents.ts';
import { type JourneySite, openSite } from './site.ts';

/** A word that is asked for, which answers may repeat, and a word beside it in the text, which none may tell. */
const asked = 'quokka';
const secret = 'walrusledger';
const absent = 'zzyzxq';
const lines = [`1 Scope of ${asked} ${secret}`, `${asked} terms: ${secret}`];
const pdf = { mediaType: 'application/pdf' as const, title: { en: 'Some text' } };
const closedStandard = 'gb-t.19001-2016';
const openStandard = 'gb.7718-2011';

let site: JourneySite;
let closed: string;

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  closed = await handIn(site.service, { ...pdf, file: textPdf([lines]), standards: [closedStandard] });
}, 240_000);

afterAll(() => site?.close());

interface Subject {
  document: string;
  standard: string;
}

/** Every address that answers GET: those of the API by its own description, those of the site by its table of routes. */
async function addressesFor(subject: Subject): Promise<string[]> {
  const api = await (await fetch(`${site.url}/openapi.json`)).json();
  const described = Object.entries<Record<string, unknown>>(api.paths).filter(([, methods]) => 'get' in methods);
  const paths = [
    ...described.map(([path]) => path.replaceAll(/\{(\w+)\}/g, ':$1')),
    ...flatten(routes as RouteConfigEntry[]).filter((path) => path.startsWith('/')),
  ];
  const searched = [asked, `${asked} ${secret}`, `${asked} terms`].map((q) => `?q=${encodeURIComponent(q)}`);
  return paths.flatMap((path) => {
    const filled = fill(path, subject);
    const about = [`?standard=${subject.standard}`, '?size=thumbnail', '?page=1', ''];
    return [...about, ...searched, `?page=1&q=${asked}`].map((query) => filled + query);
  });
}

function flatten(entries: readonly RouteConfigEntry[], parent = ''): string[] {
  return entries.flatMap(({ path, index, children }) => {
    const own = `${parent}/${index ? '' : (path ?? '')}`.replace(/\/{2,}/g, '/');
    return [own, ...flatten(children ?? [], own)];
  });
}

const pictures = { region: 'full', size: 'max', rotation: '0', file: 'default.jpg' };

function fill(path: string, { document, standard }: Subject): string {
  const id = /documents|iiif/.test(path) ? document : standard;
  const values: Record<string, string> = { ...pictures, id, page: '1', scheme: 'ics', code: 'not-found' };
  return path.replaceAll(/:(\w+)\??/g, (_, name: string) => values[name] ?? 'x').replace('*', 'GB/T/19001-2016');
}

async function look(path: string) {
  const answer = await fetch(site.url + path, { redirect: 'manual' });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const headers = [...answer.headers].join('\n');
  return { path, status: answer.status, type: answer.headers.get('content-type') ?? '', headers, bytes };
}

/** What an answer gives away of a text beyond the words that were sent to it. */
function told({ path, headers, bytes, type }: Awaited<ReturnType<typeof look>>): string[] {
  const text = `${headers}\n${bytes.toString('utf8')}`.toLowerCase();
  const echoed = path.includes(secret);
  return [
    ...(!echoed && text.includes(secret) ? ['text'] : []),
    ...(type.startsWith('image/') && !path.startsWith('/favicon') ? ['picture'] : []),
    ...(/location[^\n]*(?:derived|originals)\//.test(text) || text.includes('x-amz-') ? ['link to a file'] : []),
    ...(text.includes('derived/') || text.includes('originals/') ? ['key of a file'] : []),
  ];
}

describe.skipIf(!chromiumPath)('a stranger at every address', () => {
  test('gets no byte of the text or a picture of a closed document', { timeout: 300_000 }, async () => {
    const paths = [
      ...(await addressesFor({ document: closed, standard: closedStandard })),
      `/iiif/${closed}/1/full/184,260/0/default.webp`,
      `/iiif/${closed}/1/0,0,512,512/512,512/0/default.jpg`,
    ];
    expect(paths.length).toBeGreaterThan(200);
    const leaks: string[] = [];
    for (const path of paths) {
      const answer = await look(path);
      expect(answer.status, path).toBeLessThan(500);
      leaks.push(...told(answer).map((what) => `${path}: ${what}`));
    }
    expect(leaks).toEqual([]);
  });

  test('is refused with a reason wherever the closed document itself is asked for', async () => {
    const places = [
      'manifest.json',
      '1/info.json',
      '1/lines.json',
      '1/full/max/0/default.jpg',
      'search1?q=x',
      'search2?q=x',
    ];
    const api = ['pages/1', 'pages/1/image', 'search?q=x', 'file'].map((path) => `/v1/documents/${closed}/${path}`);
    for (const path of [...places.map((place) => `/iiif/${closed}/${place}`), ...api]) {
      const { status, bytes } = await look(path);
      expect([path, status, JSON.parse(bytes.toString()).code]).toEqual([path, 403, 'FORBIDDEN']);
    }
  });

  test('cannot tell from a search whether a closed text holds a word', async () => {
    const answers = await Promise.all(
      [asked, absent].flatMap((word) =>
        [
          `/v1/documents?standard=${closedStandard}&q=${word}`,
          `/v1/suggest?q=${word}`,
          `/v1/documents/${closed}/search?q=${word}`,
        ].map(async (path) => (await (await fetch(site.url + path)).json()) as Record<string, unknown>),
      ),
    );
    const shown = answers.map(({ instance: _instance, ...answer }) => answer);
    expect(shown.slice(0, 3)).toEqual(shown.slice(3));
    const results = await (await fetch(`${site.url}/v1/standards?q=${asked}`)).json();
    expect(results.items.map(({ id }: { id: string }) => id)).not.toContain(closedStandard);
  });

  test('gets text and pictures of an open text with the same words, so the walk would notice', {
    timeout: 300_000,
  }, async () => {
    const file = textPdf([lines, ['More']]);
    const open = await handIn(site.service, { ...pdf, file, standards: [openStandard] });
    const found = new Map<string, Set<string>>();
    const all = await addressesFor({ document: open, standard: openStandard });
    for (const path of all.filter((one) => one.includes(open) || one.startsWith('/v1/documents'))) {
      const answer = await look(path);
      for (const what of told(answer)) found.set(what, (found.get(what) ?? new Set()).add(path.split('?')[0] ?? ''));
    }
    const text = [...(found.get('text') ?? [])].join('\n');
    for (const place of ['/v1/documents', `/v1/documents/${open}/pages/1`, `/iiif/${open}/search1`, '/lines.json']) {
      expect(text).toContain(place);
    }
    expect(text).toContain(`/en/documents/${open}/pages/1`);
    expect(found.get('picture')?.size).toBeGreaterThan(0);
    expect(found.get('link to a file')?.size).toBeGreaterThan(0);
  });
});
