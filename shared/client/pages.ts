/** A page of a list; `next` is the cursor of the one after it. */
export interface Page<Item> {
  items: Item[];
  total: number;
  totalIsExact: boolean;
  next: string | null;
}

/** Walks a list item by item and asks for a page only when the one before is used up. */
export async function* walkPages<Item>(
  ask: (cursor: string | undefined) => Promise<Pick<Page<Item>, 'items' | 'next'>>,
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const { items, next } = await ask(cursor);
    yield* items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

/** Hands items on in groups of at most `size`, and their answers out one by one in the same order. */
export async function* inBatches<Item, Answer>(
  items: Iterable<Item> | AsyncIterable<Item>,
  size: number,
  ask: (batch: Item[]) => Promise<Answer[]>,
): AsyncGenerator<Answer> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield* await ask(batch);
    batch = [];
  }
  if (batch.length > 0) yield* await ask(batch);
}

/** All items of a walk in one list. */
export async function collect<Item>(walk: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of walk) items.push(item);
  return items;
}
