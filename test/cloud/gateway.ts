import { request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
  /** The body read as JSON. */
  json(): ReturnType<typeof JSON.parse>;
}

export interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: object;
}

export type Call = (path: string, asked?: Asked) => Promise<Answer>;

/** Calls an HTTP API of the emulator, which tells one from another by the host name. */
export function callApi(emulatorUrl: string, apiUrl: string): Call {
  const { port } = new URL(emulatorUrl);
  const [apiId] = new URL(apiUrl).hostname.split('.');
  return async (path, { method = 'GET', headers = {}, body } = {}) => {
    const written = body && JSON.stringify(body);
    const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
      const sent = request(new URL(path, emulatorUrl), {
        method,
        headers: {
          host: `${apiId}.execute-api.localhost:${port}`,
          ...(written ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(written) } : {}),
          ...headers,
        },
      });
      sent.once('response', resolve).once('error', reject).end(written);
    });
    const printed = await text(response);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      text: printed,
      json: () => JSON.parse(printed),
    };
  };
}
