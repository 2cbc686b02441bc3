import { createHash } from 'node:crypto';
import type { SearchAdmin } from '../runtime/search-admin.ts';
import { fixedSuggestions } from './search/fixed-suggestions.ts';
import { indexNames, writersAlias } from './search/index-names.ts';
import { standardIndex } from './search/standard-mapping.ts';
import { suggestionIndex } from './search/suggestion-mapping.ts';

export interface IndexDefinition {
  alias: string;
  body: Record<string, unknown>;
}

/** What stands behind each alias of the service, with the fingerprint of its definition in the mapping. */
export function indexDefinitions(prefix: string): IndexDefinition[] {
  const { standards, suggestions } = indexNames(prefix);
  return [
    { alias: standards, body: fingerprinted(standardIndex()) },
    { alias: suggestions, body: fingerprinted(suggestionIndex()) },
  ];
}

/** `created` the first time, `current` when the index fits the code, `outdated` when a rebuild is due. */
export type IndexState = 'created' | 'current' | 'outdated';

/** Makes the first index behind every alias that has none; never touches one that exists. */
export async function ensureIndices(admin: SearchAdmin, prefix: string): Promise<Record<string, IndexState>> {
  const { suggestions } = indexNames(prefix);
  const states: Record<string, IndexState> = {};
  for (const { alias, body } of indexDefinitions(prefix)) {
    const [index] = await admin.indicesOf(alias);
    if (index === undefined) {
      const name = await nextIndex(admin, alias);
      await admin.createIndex(name, body, [alias, writersAlias(alias)]);
      if (alias === suggestions) await admin.bulk(name, fixedSuggestions());
      states[alias] = 'created';
    } else {
      const built = (await admin.metaOf(index)).fingerprint;
      states[alias] = built === fingerprintOf(body) ? 'current' : 'outdated';
    }
  }
  return states;
}

/** `<alias>-<n>` with the first free n above all that exist. */
export async function nextIndex(admin: SearchAdmin, alias: string): Promise<string> {
  const numbers = (await admin.list(`${alias}-*`)).map((name) => Number(name.slice(alias.length + 1)));
  return `${alias}-${Math.max(0, ...numbers.filter(Number.isInteger)) + 1}`;
}

function fingerprinted(definition: Record<string, unknown>): Record<string, unknown> {
  const fingerprint = createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 16);
  return { ...definition, mappings: { ...Object(definition.mappings), _meta: { fingerprint } } };
}

function fingerprintOf(body: Record<string, unknown>): unknown {
  return Object(body.mappings)._meta.fingerprint;
}
