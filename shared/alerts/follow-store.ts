import type { Item, ItemKey, ItemWrite, LedgerItems } from '../ledger/item.ts';
import { hashOf } from '../members/secret.ts';
import { Follow } from './follow.ts';
import { keysOfFollow } from './match-keys.ts';

const followKey = (follow: string): ItemKey => ({ id: `follow#${follow}`, part: 'follow' });
const placeKey = ({ member, follow }: Pick<Follow, 'member' | 'follow'>) => ({
  id: `member#${member}`,
  part: `follow#${follow}`,
});
const feedRow = ({ feedKey }: Pick<Follow, 'feedKey'>): ItemKey => ({ id: `feed#${hashOf(feedKey)}`, part: 'feed' });
/** Every key that was ever followed, with a count that moves when somebody follows something. */
const followedId = 'followed';
const countKey: ItemKey = { id: followedId, part: 'count' };

const read = (item: Item | undefined) => item && Follow.parse(item);

export async function getFollow(rows: LedgerItems, follow: string): Promise<Follow | undefined> {
  const [item] = await rows.get([followKey(follow)]);
  return read(item);
}

/** The follow whose feed has this address. */
export async function getFollowByFeed(rows: LedgerItems, feedKey: string): Promise<Follow | undefined> {
  const [item] = await rows.get([feedRow({ feedKey })]);
  return item ? getFollow(rows, String(item.follow)) : undefined;
}

/** What a member follows, in the order of ids. */
export async function listFollows(rows: LedgerItems, member: string): Promise<Follow[]> {
  const places = await rows.list(`member#${member}`, { from: 'follow#', to: 'follow#~' });
  return getFollows(
    rows,
    places.map(({ part }) => part.slice('follow#'.length)),
  );
}

/** Follows under a key; some may not stand there any more. */
export async function listFollowsUnder(rows: LedgerItems, key: string): Promise<Follow[]> {
  const places = await rows.list(`key#${key}`, { from: 'follow#', to: 'follow#~' });
  return getFollows(
    rows,
    places.map(({ part }) => part.slice('follow#'.length)),
  );
}

async function getFollows(rows: LedgerItems, ids: readonly string[]): Promise<Follow[]> {
  const items = ids.length > 0 ? await rows.get(ids.map(followKey)) : [];
  return items.flatMap((item) => read(item) ?? []);
}

const keysAtOnce = 40;

/**
 * Keeps a follow that is new, or the next revision of one; false when somebody else was faster. Its keys come first: one that
 * leads to no follow, or to a follow that has left it, does no harm.
 */
export async function saveFollow(rows: LedgerItems, follow: Follow, before?: Follow): Promise<boolean> {
  const known = new Set(before ? keysOfFollow(before) : []);
  const keys = keysOfFollow(follow).filter((key) => !known.has(key));
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    await rows.commit(keys.slice(at, at + keysAtOnce).flatMap((key) => keyRows(key, follow.follow)));
  }
  const { follow: id, revision } = follow;
  const item: Item = { ...follow, ...followKey(id) };
  const feed: Item = { ...feedRow(follow), follow: id };
  const own: ItemWrite[] = before
    ? [{ replace: item, revision: revision - 1 }]
    : [{ add: item }, { add: placeKey(follow) }, { add: feed }];
  return (await rows.commit([...own, { change: countKey, increase: { count: 1 } }])).length === 0;
}

function keyRows(key: string, follow: string): ItemWrite[] {
  return [
    { change: { id: `key#${key}`, part: `follow#${follow}` }, set: { follow } },
    { change: { id: followedId, part: `key#${key}` }, set: { key } },
  ];
}

/** Takes a follow away; what it told stays with its member until its time is over. */
export async function removeFollow(rows: LedgerItems, follow: Follow): Promise<boolean> {
  const own = [followKey(follow.follow), placeKey(follow), feedRow(follow)];
  if ((await rows.commit(own.map((remove) => ({ remove })))).length > 0) return false;
  for (const key of keysOfFollow(follow)) {
    await rows.commit([{ remove: { id: `key#${key}`, part: `follow#${follow.follow}` } }]);
  }
  return true;
}

/** How often anything was followed so far; a set of keys stays whole as long as this does not move. */
export async function countFollowing(rows: LedgerItems): Promise<number> {
  const [item] = await rows.get([countKey]);
  return Number(item?.count ?? 0);
}

/** Every key that was ever followed. */
export async function listFollowedKeys(rows: LedgerItems): Promise<Set<string>> {
  const items = await rows.list(followedId, { from: 'key#', to: 'key#~' });
  return new Set(items.map(({ part }) => part.slice('key#'.length)));
}
