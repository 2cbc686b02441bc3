import { renderToReadableStream } from 'react-dom/server';
import { type EntryContext, type HandleErrorFunction, ServerRouter } from 'react-router';
import { log } from '#shared/runtime/log.ts';
import { EnhanceScript } from './enhance-script.ts';
import { requestIdOf } from './loading.server.ts';

/** Renders the whole document before the first byte, so that the answer needs no script to assemble itself. */
export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const stream = await renderToReadableStream(
    <EnhanceScript value={context.manifest.entry.module}>
      <ServerRouter context={context} url={request.url} />
    </EnhanceScript>,
    { progressiveChunkSize: Number.POSITIVE_INFINITY },
  );
  await stream.allReady;
  headers.set('content-type', 'text/html; charset=utf-8');
  return new Response(stream, { status, headers });
}

export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted) return;
  log('API_FAILED', { error, path: new URL(request.url).pathname, requestId: requestIdOf(request) });
};
