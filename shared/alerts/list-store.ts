import type { Item, ItemKey, ItemWrite, LedgerItems } from '../ledger/item.ts';
import { KeptList } from './standards-list.ts';

const listKey = (list: string): ItemKey => ({ id: `list#${list}`, part: 'list' });
const placeKey = ({ member, list }: Pick<KeptList, 'member' | 'list'>) => ({
  id: `member#${member}`,
  part: `list#${list}`,
});

export async function getList(rows: LedgerItems, list: string): Promise<KeptList | undefined> {
  const [item] = await rows.get([listKey(list)]);
  return item && KeptList.parse(item);
}

/** Lists that a member keeps, in the order of ids. */
export async function listLists(rows: LedgerItems, member: string): Promise<KeptList[]> {
  const places = await rows.list(`member#${member}`, { from: 'list#', to: 'list#~' });
  const items = places.length > 0 ? await rows.get(places.map(({ part }) => listKey(part.slice('list#'.length)))) : [];
  return items.flatMap((item) => (item ? [KeptList.parse(item)] : []));
}

/** Keeps a list that is new, or the next revision of one; false when somebody else was faster. */
export async function saveList(rows: LedgerItems, list: KeptList): Promise<boolean> {
  const item: Item = { ...list, ...listKey(list.list) };
  const { revision } = list;
  const writes: ItemWrite[] =
    revision === 1 ? [{ add: item }, { add: placeKey(list) }] : [{ replace: item, revision: revision - 1 }];
  return (await rows.commit(writes)).length === 0;
}

export async function removeList(rows: LedgerItems, list: KeptList): Promise<boolean> {
  return (await rows.commit([{ remove: listKey(list.list) }, { remove: placeKey(list) }])).length === 0;
}
