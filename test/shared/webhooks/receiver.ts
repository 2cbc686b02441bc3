import { once } from 'node:events';
import { createServer } from 'node:http';

export interface Received {
  headers: Record<string, string>;
  body: string;
}

/** A real server of a receiver on this computer, which answers as it is told. */
export interface Receiver {
  url: string;
  received: Received[];
  /** Statuses that it answers with, one after the other; the last one for ever. */
  answers: number[];
  /** Resolves when so many messages have come. */
  came(count: number): Promise<Received[]>;
  stop(): Promise<void>;
}

export async function startReceiver(...answers: number[]): Promise<Receiver> {
  const received: Received[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const receiver = { url: '', received, answers: answers.length > 0 ? answers : [200] };
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const status = (receiver.answers.length > 1 ? receiver.answers.shift() : receiver.answers[0]) ?? 200;
    response.writeHead(status, status >= 300 && status < 400 ? { location: `${receiver.url}/elsewhere` } : {}).end();
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    received.push({ headers: Object.fromEntries(headers), body: Buffer.concat(pieces).toString() });
    for (const { count, resolve } of waiting) if (received.length >= count) resolve();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the receiver has no port');
  receiver.url = `http://127.0.0.1:${address.port}`;
  return Object.assign(receiver, {
    async came(count: number) {
      if (received.length < count) await new Promise<void>((resolve) => waiting.push({ count, resolve }));
      return received;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
