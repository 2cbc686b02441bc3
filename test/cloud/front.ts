import { once } from 'node:events';
import { createServer, request } from 'node:http';

export interface Front {
  url: string;
  stop(): Promise<void>;
}

/**
 * Stands before the emulator as the end of TLS does in the cloud, and says so in the header that is meant for it: the
 * service's buckets refuse whatever came over plain HTTP.
 */
export async function startFront(emulatorPort: number): Promise<Front> {
  const server = createServer((asked, answered) => {
    const onward = request(
      {
        host: '127.0.0.1',
        port: emulatorPort,
        method: asked.method,
        path: asked.url,
        headers: { ...asked.headers, 'x-forwarded-proto': 'https' },
      },
      (answer) => {
        answered.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(answered);
      },
    );
    onward.once('error', () => answered.destroy());
    asked.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the front has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
