import type { EditionView, StandardRecord } from '#shared/standards/standard-view.ts';
import { listTexts } from './services.server.ts';

type HeldText = StandardRecord['texts'][number];

/** Editions whose texts are looked for; more are not compared from here. */
const mostEditions = 12;

/**
 * Addresses at which this edition is compared with others, by their ids: where both texts may be read, in one language.
 * The later edition comes second, as its changes are read.
 */
export async function comparisonsOf(
  { id, texts }: StandardRecord,
  editions: readonly EditionView[],
): Promise<Record<string, string>> {
  const own = texts.find(isReadable);
  if (!own) return {};
  const position = editions.findIndex((edition) => edition.id === id);
  const others = editions.filter((edition) => edition.id !== id).slice(0, mostEditions);
  const addresses = await Promise.all(
    others.map(async (other) => {
      const held = await listTexts({ standard: other.id });
      const text = held.find((one) => isReadable(one) && one.language === own.language);
      if (!text) return [];
      // Editions come newest first.
      const isOlder = editions.indexOf(other) > position;
      const [from, to] = isOlder ? [text, own] : [own, text];
      return [[other.id, `/compare?from=${from.document}&to=${to.document}`] as const];
    }),
  );
  return Object.fromEntries(addresses.flat());
}

function isReadable({ access }: HeldText): boolean {
  return access.allow && (access.level === 'read' || access.level === 'download');
}
