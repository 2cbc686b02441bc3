import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { faultOfUrl, isLoopback, isPublicAddress } from './public-address.ts';

/** What came of one try: what the receiver answered, or why there was no answer. */
export type Outcome = { status: number } | { fault: 'refused-address' | 'unreachable' | 'timeout' };

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface PostRules {
  /** Whether addresses of this computer may be called, and without TLS: a service that runs there itself. */
  allowsLoopback: boolean;
  /** Milliseconds for the whole try. */
  patience: number;
  /** Addresses of a name. */
  resolve: (host: string) => Promise<{ address: string; family: number }[]>;
}

export const deployedRules: PostRules = {
  allowsLoopback: false,
  patience: 15_000,
  resolve: (host) => lookup(host, { all: true }),
};

class RefusedAddress extends Error {}

/**
 * Sends a message. Names are resolved once, every address of them is checked, and the connection goes to one of just these: a
 * name that answers differently a moment later gains nothing. Redirects are not followed.
 */
export function postMessage({ url, headers, body }: Post, rules: PostRules): Promise<Outcome> {
  if (faultOfUrl(url, rules)) return Promise.resolve({ fault: 'refused-address' });
  const target = new URL(url);
  const signal = AbortSignal.timeout(rules.patience);
  const open = target.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve) => {
    const sent = open(target, {
      method: 'POST',
      agent: false,
      signal,
      lookup: checkedLookup(rules),
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    });
    sent.once('response', (answer) => {
      resolve({ status: answer.statusCode ?? 0 });
      // Nobody reads what receivers say.
      answer.destroy();
    });
    sent.on('error', (error) => {
      if (error instanceof RefusedAddress) resolve({ fault: 'refused-address' });
      else resolve({ fault: signal.aborted ? 'timeout' : 'unreachable' });
    });
    sent.end(body);
  });
}

function checkedLookup({ resolve, allowsLoopback }: PostRules): LookupFunction {
  return (host, { all }, callback) => {
    resolve(host).then(
      (found) => {
        const isOpen = ({ address }: { address: string }) =>
          isPublicAddress(address) || (allowsLoopback && isLoopback(address));
        const [first] = found;
        if (!first || !found.every(isOpen)) callback(new RefusedAddress(`${host} is not of the public Internet`), '');
        else if (all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}
