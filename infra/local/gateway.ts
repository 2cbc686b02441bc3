import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { behind, type Door, largestHead, type Serve } from './serve-request.ts';

export interface Gateway {
  port: number;
  url: string;
  /** Lets callers in; until then they are told to come back in a moment. */
  open(door: Door): void;
  stop(): Promise<void>;
}

const loopback = '127.0.0.1';
const portsToTry = 100;

/** Takes the first free loopback port from `first` on, any for 0, and serves there as API Gateway would. */
export async function startGateway(first: number): Promise<Gateway> {
  let answer: Serve = refuseEarly;
  // The parser's own limit only cuts off callers far over ours, because it cannot answer in words.
  const server = createServer({ maxHeaderSize: 16 * largestHead, keepAliveTimeout: 65_000 });
  server.on('request', (request, response) => answer(request, response));
  server.on('clientError', refuseBrokenRequest);
  const port = await listen(server, first);
  return {
    port,
    url: `http://${loopback}:${port}`,
    open: (door) => {
      answer = behind(door);
    },
    stop: () => close(server),
  };
}

async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; ; port++) {
    try {
      server.listen(port, loopback);
      await once(server, 'listening');
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isBusy || port - first >= portsToTry) throw error;
    }
  }
}

/** Written by hand, because the settings that problems are made with are not known from the start. */
function plainProblem(status: number, code: string, title: string, detail: string): string {
  return JSON.stringify({ type: 'about:blank', title, status, detail, code, errors: [], instance: '' });
}

const problemType = 'application/problem+json; charset=utf-8';

function refuseEarly(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'content-type': problemType, 'retry-after': '2' });
  const detail = '服务正在启动，请稍候。Starting; try again in a moment.';
  response.end(plainProblem(503, 'UNAVAILABLE', 'Service Unavailable', detail));
}

function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const detail = '请求不是有效的 HTTP，或请求头过大。This is not valid HTTP, or its head is too large.';
  const body = plainProblem(400, 'INVALID', 'Bad Request', detail);
  const head = `content-type: ${problemType}\r\ncontent-length: ${Buffer.byteLength(body)}`;
  socket.end(`HTTP/1.1 400 Bad Request\r\n${head}\r\nconnection: close\r\n\r\n${body}`);
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
