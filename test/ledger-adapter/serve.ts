import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { KitLedger } from './kit-ledger.ts';

/** Bursts of the kit come as some hundred connections at once. */
const waitingConnections = 1024;

export interface LedgerServer {
  url: string;
  stop(): Promise<void>;
}

/** The kit's four calls over HTTP on loopback. */
export async function serveLedger(ledger: KitLedger, port = 0): Promise<LedgerServer> {
  const server = createServer((request, response) => {
    answer(ledger, request).then(
      (body) => (body === undefined ? send(response, 404, {}) : send(response, 200, body)),
      (error: unknown) => send(response, 500, { error: String(error) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', waitingConnections, resolve));
  return { url: `http://127.0.0.1:${portOf(server)}`, stop: () => stop(server) };
}

async function answer(ledger: KitLedger, request: IncomingMessage): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  switch (`${request.method} ${pathname}`) {
    case 'POST /_lck/reset':
      await ledger.reset();
      return {};
    case 'POST /_lck/post':
      return ledger.post(JSON.parse(await text(request)));
    case 'GET /_lck/balance': {
      const [account, currency] = [searchParams.get('account') ?? '', searchParams.get('currency') ?? ''];
      return { subunits: await ledger.balance(account, currency) };
    }
    case 'GET /_lck/journal':
      return ledger.journal();
    default:
      return undefined;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

// An address of a server that listens on a port is never a pipe's name.
const portOf = (server: Server) => (server.address() as AddressInfo).port;

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
