import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  expires: number;
}

/** Keeps sessions, codes and grants of the local issuer for as long as it runs: a restart signs everybody out. */
export function issuerMemory(): (model: string) => Adapter {
  const entries = new Map<string, Entry>();
  return (model) => memoryOf(entries, `${model}:`);
}

function memoryOf(entries: Map<string, Entry>, prefix: string): Adapter {
  const search = (matches: (payload: AdapterPayload) => boolean) =>
    [...entries].find(([key, { payload }]) => key.startsWith(prefix) && matches(payload))?.[1].payload;
  return {
    async upsert(id, payload, expiresIn) {
      for (const [key, { expires }] of entries) if (expires < Date.now()) entries.delete(key);
      entries.set(prefix + id, {
        payload,
        expires: expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY,
      });
    },
    async find(id) {
      return entries.get(prefix + id)?.payload;
    },
    async findByUid(uid) {
      return search((payload) => payload.uid === uid);
    },
    async findByUserCode(userCode) {
      return search((payload) => payload.userCode === userCode);
    },
    async consume(id) {
      const entry = entries.get(prefix + id);
      if (entry) entry.payload = { ...entry.payload, consumed: Math.floor(Date.now() / 1000) };
    },
    async destroy(id) {
      entries.delete(prefix + id);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
    },
  };
}
