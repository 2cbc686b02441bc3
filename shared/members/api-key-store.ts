import { listUnder } from '../runtime/list-under.ts';
import { readTogether } from '../runtime/read-together.ts';
import { ApiKey } from './api-key.ts';
import { KeyEvent } from './key-event.ts';
import { commitMembers, type MemberKey, type MemberTable, type MemberWrite } from './member-store.ts';

/** The table of API keys: under `key#…` a key and its events, under `person#…` whose they are, under `usage#…` counts. */
export const keyTable = { partitionKey: 'id', sortKey: 'part', expiry: 'expires' } as const;

const storedKey = (key: string): MemberKey => ({ id: `key#${key}`, part: 'key' });
/** An expired key is kept this long, so that its owner sees what became of it. */
const keptSeconds = 90 * 86_400;

/** Writes a key that is new, or the next revision of one, with its event: false when somebody else was faster. */
export function saveApiKey(
  table: MemberTable,
  apiKey: ApiKey,
  { event }: { event: Omit<KeyEvent, 'sequence'> },
): Promise<boolean> {
  const { key, person, revision } = apiKey;
  const expires = Math.floor(Date.parse(apiKey.expiresAt) / 1000) + keptSeconds;
  const item = { ...apiKey, ...storedKey(key), expires };
  const part = `event#${String(revision).padStart(4, '0')}`;
  const happened: MemberWrite = { add: { ...event, sequence: revision, id: item.id, part, expires } };
  if (revision > 1) {
    return commitMembers(table, [{ put: item, when: { field: 'revision', is: revision - 1 } }, happened]);
  }
  const owned: MemberWrite = { add: { id: `person#${person}`, part: `key#${key}`, key, expires } };
  return commitMembers(table, [{ add: item }, owned, happened]);
}

/** What was done to a key, oldest first. */
export async function listKeyEvents(table: MemberTable, key: string): Promise<KeyEvent[]> {
  const items = await listUnder(table, `key#${key}`, 'event#');
  return items.map((item) => KeyEvent.parse(item));
}

export async function getApiKey(table: MemberTable, key: string): Promise<ApiKey | undefined> {
  const [item] = await readTogether(table, [storedKey(key)]);
  return item && ApiKey.parse(item);
}

/** Keys of a person, revoked and expired ones too. */
export async function listStoredKeys(table: MemberTable, person: string): Promise<ApiKey[]> {
  const owned = await listUnder(table, `person#${person}`, 'key#');
  const items = await readTogether(
    table,
    owned.map(({ key }) => storedKey(String(key))),
  );
  return items.flatMap((item) => (item ? [ApiKey.parse(item)] : []));
}
