import { createServer } from 'node:net';

const loopback = '127.0.0.1';
const portsToTry = 100;

/** Asks whether a loopback port can be bound; gives the port bound (another one for 0), or undefined when it is busy. */
function bindable(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host: loopback, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

/** The first free loopback port from `first` on; any free one for 0 or when all of those are busy. */
export async function freePort(first: number): Promise<number> {
  if (first > 0) {
    for (let port = first; port < Math.min(first + portsToTry, 65_536); port++) {
      const bound = await bindable(port);
      if (bound !== undefined) return bound;
    }
  }
  const any = await bindable(0);
  if (any === undefined) throw new Error('no free port on the loopback interface');
  return any;
}
