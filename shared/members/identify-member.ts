import { identify } from '../runtime/access.ts';
import type { Allowance, Caller, Identify, Visit } from '../runtime/caller.ts';
import { env } from '../runtime/env.ts';
import { ServiceError } from '../runtime/errors.ts';
import { tooManyRequests } from '../runtime/rate-limit.ts';
import { openHashes, parseKey } from './api-key.ts';
import { getApiKey } from './api-key-store.ts';
import { type KeyServices, keyServices } from './key-services.ts';
import { hashOf, isSecret } from './secret.ts';
import { countCall } from './usage-store.ts';

export interface MemberReader extends KeyServices {
  /** Reads access tokens. */
  readToken: Identify;
  /** Calls a minute: with one key, and writing from one address. */
  keyQuota: number;
  writeQuota: number;
}

const window = 60;
const reading = new Set(['GET', 'HEAD']);

/**
 * Finds out who calls by access token or by API key, and counts: every call of a key or a program, and every write from an
 * address, which also slows down who guesses. Reading as a person with a token costs nothing. Throws UNAUTHENTICATED and TOO_MANY_REQUESTS.
 */
export function memberReader(reader: MemberReader): Identify {
  return async (authorization, visit) => {
    if (!visit) return reader.readToken(authorization);
    if (visit.apiKey !== undefined && authorization === undefined) return callerByKey(reader, visit.apiKey);
    const allowance = reading.has(visit.method) ? undefined : await countAddress(reader, visit);
    const caller = await reader.readToken(authorization, visit);
    if (caller?.machine) return { ...caller, allowance: await countMachine(reader, caller) };
    return caller && { ...caller, ...(allowance && { allowance }) };
  };
}

let configured: Identify | undefined;

/** Reads tokens and keys of this service, by its settings. */
export const identifyMember: Identify = async (authorization, visit) => {
  const { KEY_QUOTA: keyQuota, WRITE_QUOTA: writeQuota } = env();
  configured ??= memberReader({ ...keyServices(), readToken: identify, keyQuota, writeQuota });
  return configured(authorization, visit);
};

async function callerByKey(reader: MemberReader, text: string): Promise<Caller> {
  const parts = parseKey(text);
  const apiKey = parts && (await getApiKey(reader.keys, parts.key));
  // A sandbox key whose mark was cut off is none.
  const open = apiKey && apiKey.sandbox === parts?.sandbox ? openHashes(apiKey, reader.now().toISOString()) : [];
  if (!parts || !apiKey || !open.some((hash) => isSecret(parts.secret, hash))) throw refused();
  const { key, person: subject, name, scopes: roles } = apiKey;
  const allowance = await count(reader, { who: `key#${key}`, policy: 'key', quota: reader.keyQuota, days: 400 });
  return { subject, ...(name !== null && { name }), roles, key, allowance };
}

/** Programs of organizations are counted as keys are. */
function countMachine(reader: MemberReader, { subject }: Caller): Promise<Allowance> {
  return count(reader, { who: `client#${subject}`, policy: 'client', quota: reader.keyQuota, days: 400 });
}

/** Addresses are kept for a day at most, and only as hashes. */
function countAddress(reader: MemberReader, { address }: Visit): Promise<Allowance> {
  const who = `address#${hashOf(address).slice(0, 32)}`;
  return count(reader, { who, policy: 'writes', quota: reader.writeQuota, days: 1 });
}

async function count(
  { keys, now }: MemberReader,
  { policy, ...counted }: { who: string; policy: string; quota: number; days: number },
): Promise<Allowance> {
  const at = now();
  const seen = await countCall(keys, { ...counted, now: at, window });
  const { quota } = counted;
  const reset = window - (Math.floor(at.getTime() / 1000) % window);
  const allowance = { policy, quota, window, remaining: quota - (seen ?? quota), reset };
  if (seen === undefined) throw tooManyRequests(allowance);
  return allowance;
}

function refused(): ServiceError {
  return new ServiceError(
    'UNAUTHENTICATED',
    { zh: '密钥无效、已撤销或已过期。', en: 'The API key is not valid, was revoked or has expired.' },
    { headers: { 'www-authenticate': 'Bearer realm="guiju"' } },
  );
}
