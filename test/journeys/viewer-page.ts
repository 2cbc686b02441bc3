import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

const require = createRequire(import.meta.url);

export interface ViewerPage {
  /** Address of a page of another site that shows a manifest in Mirador, its search panel open. */
  address(manifest: string): string;
  close(): Promise<void>;
}

/** Serves Mirador from a site of its own, as a library would have it: everything it shows it asks across origins. */
export async function serveViewer(): Promise<ViewerPage> {
  const script = await readFile(require.resolve('mirador'));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://viewer');
    if (pathname === '/mirador.js') return response.setHeader('content-type', 'text/javascript').end(script);
    if (pathname !== '/') return response.writeHead(204).end();
    const page = pageOf(searchParams.get('manifest') ?? '');
    return response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (manifest) => `http://127.0.0.1:${port}/?${new URLSearchParams({ manifest })}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function pageOf(manifestId: string): string {
  const settings = { id: 'viewer', windows: [{ manifestId, sideBarOpen: true, sideBarPanel: 'search' }] };
  return `<!doctype html><meta charset="utf-8"><title>Viewer</title><style>#viewer{position:fixed;inset:0}</style>
<div id="viewer"></div><script src="/mirador.js"></script><script>Mirador.viewer(${JSON.stringify(settings)})</script>`;
}
