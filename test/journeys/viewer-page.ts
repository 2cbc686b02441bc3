import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize } from 'node:path';
import { build } from 'esbuild';
import { installedTools, unpackedPackage } from '../npm-tools.ts';

const require = createRequire(import.meta.url);

/** A viewer of IIIF documents that other people wrote. */
interface Viewer {
  /** Folder of its files, which are served below its name; undefined where it cannot be had. */
  files(): Promise<string | undefined>;
  /** What a site puts on a page to show a manifest. */
  page(manifest: string): string;
}

const within = async (folder: Promise<string | undefined>, ...steps: string[]) =>
  folder.then((found) => found && join(found, ...steps));

const viewers = {
  mirador: {
    files: async () => dirname(require.resolve('mirador')),
    page(manifestId) {
      const settings = { id: 'viewer', windows: [{ manifestId, sideBarOpen: true, sideBarPanel: 'search' }] };
      return `<div id="viewer"></div><script src="/mirador/mirador.min.js"></script>
<script>Mirador.viewer(${JSON.stringify(settings)})</script>`;
    },
  },
  clover: {
    files: bundledClover,
    page: (manifest) => `<div id="viewer" data-manifest="${manifest}"></div><script src="/clover/page.js"></script>`,
  },
  uv: {
    files: () => within(unpackedPackage('universal-viewer', 'universalviewer@4.4.0'), 'dist'),
    page: (manifest) => `<link rel="stylesheet" href="/uv/uv.css"><div id="viewer" class="uv"></div>
<script src="/uv/umd/UV.js"></script><script>UV.init('viewer', ${JSON.stringify({ manifest })})</script>`,
  },
  /** Under the AGPL: it is fetched to judge and is part of nothing that is handed out. */
  tify: {
    files: () => within(unpackedPackage('tify', 'tify@0.35.0'), 'dist'),
    page: (manifestUrl) => `<link rel="stylesheet" href="/tify/tify.css"><div id="viewer"></div>
<script type="module">import Tify from '/tify/tify.js';
new Tify(${JSON.stringify({ container: '#viewer', manifestUrl })});</script>`,
  },
} satisfies Record<string, Viewer>;
export type ViewerName = keyof typeof viewers;

/**
 * Clover as sites with React use it: its bundle for all others (3.3.8) fails whenever there is a hit to list, whoever answers,
 * because the function that makes elements is hidden there by a height of the same name.
 */
async function bundledClover(): Promise<string | undefined> {
  const folder = await installedTools('clover', ['@samvera/clover-iiif@3.3.8', 'react@19.3.1', 'react-dom@19.3.1']);
  if (!folder) return undefined;
  const outfile = join(folder, 'page', 'page.js');
  const contents = `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import Viewer from '@samvera/clover-iiif/viewer';
const place = document.querySelector('#viewer');
createRoot(place).render(createElement(Viewer, { iiifContent: place.dataset.manifest }));`;
  const settings = { bundle: true, minify: true, format: 'iife', logLevel: 'error' } as const;
  const define = { 'process.env.NODE_ENV': '"production"' };
  await build({ stdin: { contents, resolveDir: folder }, outfile, define, ...settings });
  return dirname(outfile);
}

export interface ViewerSite {
  /** Address of a page of another site that shows a manifest in a viewer; undefined where the viewer cannot be had. */
  address(viewer: ViewerName, manifest: string): string | undefined;
  close(): Promise<void>;
}

const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** Serves viewers from a site of its own, as a library would: everything that they show they ask across origins. */
export async function serveViewers(): Promise<ViewerSite> {
  const names = Object.keys(viewers) as ViewerName[];
  const folders = new Map<string, string | undefined>();
  for (const name of names) folders.set(name, await viewers[name].files());
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://viewer');
    const [, name = '', ...steps] = normalize(pathname).split('/');
    const folder = folders.get(name);
    if (folder === undefined) return response.writeHead(204).end();
    if (steps.length === 0) {
      const page = pageOf(viewers[name as ViewerName].page(searchParams.get('manifest') ?? ''));
      return response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    }
    const file = await readFile(join(folder, ...steps)).catch(() => undefined);
    if (file === undefined) return response.writeHead(404).end();
    return response.setHeader('content-type', types[extname(pathname)] ?? 'application/octet-stream').end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (viewer, manifest) =>
      folders.get(viewer) && `http://127.0.0.1:${port}/${viewer}?${new URLSearchParams({ manifest })}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const pageOf = (body: string) => `<!doctype html><meta charset="utf-8"><title>Viewer</title>
<style>#viewer { position: fixed; inset: 0; display: block; width: 100%; height: 100%; }</style>${body}`;
