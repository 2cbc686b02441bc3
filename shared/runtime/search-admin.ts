import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import type { SearchClientOptions } from './search-client.ts';

/** One document to put or to remove; `version` is the record's revision, so that replays and reordering do no harm. */
export interface IndexChange {
  id: string;
  version: number;
  /** Absent to remove the document. */
  document?: object;
}

/** Writes and administers indices; reading is in search-client.ts. */
export interface SearchAdmin {
  /** Indices that carry an alias, in the order of their names. */
  indicesOf(alias: string): Promise<string[]>;
  createIndex(name: string, definition: Record<string, unknown>, aliases?: string[]): Promise<void>;
  /** `_meta` of the mapping of an index. */
  metaOf(index: string): Promise<Record<string, unknown>>;
  putSettings(index: string, settings: Record<string, unknown>): Promise<void>;
  deleteIndices(names: string[]): Promise<void>;
  /** Names of the indices that match a pattern. */
  list(pattern: string): Promise<string[]>;
  changeAliases(actions: Record<string, { index: string; alias: string }>[]): Promise<void>;
  /** Applies changes; answers the ids that failed. A version that is older than the one held counts as done. */
  bulk(index: string, changes: IndexChange[]): Promise<string[]>;
  refresh(index: string): Promise<void>;
  count(index: string): Promise<number>;
}

/** The official client: complete, and too heavy for the functions that search. */
export function createSearchAdmin(options: SearchClientOptions): SearchAdmin {
  const { url, signing = 'none', region = 'us-east-1', credentials, timeout = 60_000 } = options;
  const signer =
    signing === 'none' || !credentials
      ? {}
      : AwsSigv4Signer({ region, service: signing, getCredentials: async () => credentials });
  const client = new Client({ ...signer, node: url, requestTimeout: timeout, maxRetries: 2 });
  return {
    async indicesOf(alias) {
      const answer = await client.indices.getAlias({ name: alias }, { ignore: [404] });
      return answer.statusCode === 404 ? [] : Object.keys(answer.body).sort();
    },
    async createIndex(name, definition, aliases = []) {
      const entries = aliases.map((alias) => [alias, {}]);
      await client.indices.create({ index: name, body: { ...definition, aliases: Object.fromEntries(entries) } });
    },
    async metaOf(index) {
      const answer = await client.indices.getMapping({ index });
      return Object.values(answer.body)[0]?.mappings._meta ?? {};
    },
    async putSettings(index, settings) {
      await client.indices.putSettings({ index, body: settings });
    },
    async deleteIndices(names) {
      if (names.length > 0) await client.indices.delete({ index: names, ignore_unavailable: true });
    },
    async list(pattern) {
      const answer = await client.indices.get({ index: pattern, expand_wildcards: 'open' }, { ignore: [404] });
      return answer.statusCode === 404 ? [] : Object.keys(answer.body).sort();
    },
    async changeAliases(actions) {
      await client.indices.updateAliases({ body: { actions } });
    },
    async bulk(index, changes) {
      const answer = await client.bulk({ index, body: bulkLines(changes) });
      return answer.body.errors ? failedIds(answer.body.items) : [];
    },
    async refresh(index) {
      await client.indices.refresh({ index });
    },
    async count(index) {
      return (await client.count({ index })).body.count;
    },
  };
}

function bulkLines(changes: IndexChange[]): object[] {
  return changes.flatMap(({ id, version, document }) => {
    const action = { _id: id, version, version_type: 'external_gte' as const };
    return document ? [{ index: action }, document] : [{ delete: action }];
  });
}

type BulkItems = Record<string, { _id?: string | null; status: number; error?: unknown }>[];

/** A conflict says that a newer revision is there already; removing what is not there is no error. */
function failedIds(items: BulkItems): string[] {
  return items
    .flatMap((item) => Object.values(item))
    .filter(({ status, error }) => error !== undefined && status !== 409)
    .map(({ _id }) => _id ?? '');
}
