import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Payment } from '#shared/trade/payment.ts';
import type { Refund } from '#shared/trade/refund.ts';
import type { SplitStep } from '#shared/trade/splitting.ts';

export interface Called {
  method: string;
  target: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A provider's address that answers by a function until the test ends; gives its URL. */
export async function answering(
  answer: (called: Called) => { status?: number; headers?: Record<string, string>; body: string },
): Promise<string> {
  const server = createServer(async (request, response) => {
    const { method = '', url: target = '', headers } = request;
    const { status = 200, headers: answered, body } = answer({ method, target, headers, body: await text(request) });
    response.writeHead(status, answered).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** A pair of RSA keys in PEM: public as SPKI, private as PKCS 8. */
export function rsaKeys() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** The text with another character at one place. */
export const altered = (body: string, place: number): string =>
  `${body.slice(0, place)}${body[place] === 'x' ? 'y' : 'x'}${body.slice(place + 1)}`;

export const now = new Date('2026-11-20T08:00:00.000Z');

export const payment: Payment = {
  id: 'pay-0123456789abcdef01234567',
  revision: 1,
  state: 'begun',
  order: 'ord-000000000000000000000001',
  listings: ['lst-000000000000000000000001'],
  buyer: 'org-buyer',
  by: 'bo',
  provider: 'sandbox',
  amount: 19_900,
  currency: 'CNY',
  returnTo: 'https://guiju.example/orders/ord-000000000000000000000001',
  beganAt: now.toISOString(),
  expiresAt: new Date(now.getTime() + 7_200_000).toISOString(),
  updatedAt: now.toISOString(),
  events: [],
};

export const refund: Refund = {
  id: 'ref-0123456789abcdef01234567',
  revision: 1,
  state: 'approved',
  order: payment.order,
  payment: payment.id,
  provider: 'sandbox',
  cause: 'withdrawn',
  reason: '',
  amount: 333,
  captured: 19_900,
  currency: 'CNY',
  by: 'bo',
  askedAt: now.toISOString(),
  updatedAt: now.toISOString(),
  events: [],
};

export const terms = { subject: 'T/GJ 1-2026', noticeUrl: 'https://guiju.example/v1/payments/x/notices' };

/** Two payees and the platform. */
export const split: SplitStep = {
  number: 'spl-0123456789abcdef01234567',
  kind: 'split',
  refund: null,
  parts: [
    { receiver: 'org-seller', amount: 12_345, of: null },
    { receiver: 'org-author', amount: 5_678, of: null },
    { receiver: 'platform', amount: 1_877, of: null },
  ],
  state: 'asked',
  done: [],
  reference: '',
  reason: null,
  askedAt: now.toISOString(),
  overAt: null,
  requestId: 'r',
};

/** What is taken back of it for a refund. */
export const takeBack: SplitStep = {
  ...split,
  number: 'bck-0123456789abcdef01234567',
  kind: 'return',
  refund: refund.id,
  parts: [
    { receiver: 'org-seller', amount: 300, of: split.number },
    { receiver: 'platform', amount: 33, of: split.number },
  ],
};
