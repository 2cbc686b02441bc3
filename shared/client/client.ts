import type { Check } from '../checks/check.ts';
import type { Citation, CitingStandard, Impact } from '../citations/citation.ts';
import type { Declaration } from '../deposits/declare-deposit.ts';
import type { DepositRecord, DepositSummary } from '../deposits/deposit-view.ts';
import type { RegisterQuery } from '../deposits/list-deposits.ts';
import type { NumberedChange } from '../standards/change-store.ts';
import type { StandardListQuery } from '../standards/standard-list-query.ts';
import type {
  EditionView,
  RelationView,
  Resolution,
  StandardList,
  StandardRecord,
  StandardSummary,
  Suggestion,
} from '../standards/standard-view.ts';
import type { ListingQuery } from '../trade/find-listings.ts';
import type { ListingView } from '../trade/listing-view.ts';
import { inBatches, type Page, walkPages } from './pages.ts';
import { type ApiCall, type CallOptions, type ClientOptions, newIdempotencyKey, send } from './send.ts';

/** Most numbers that the service resolves in one call. */
const mostResolved = 200;

interface OnDay extends CallOptions {
  /** Day on which statuses hold, `YYYY-MM-DD`; default today in Asia/Shanghai. */
  asOf?: string;
}

/** A list to be checked: text as it stands, numbers one by one, or a file of at most 4 MB in base64. */
export type ListToCheck =
  | { text: string }
  | { items: readonly string[] }
  | { file: { filename: string; content: string } };

/** A declared deposit and where its file is to be put; no upload once it has been sealed. */
export interface DeclaredDeposit {
  id: string;
  upload: { method: 'PUT'; url: string; headers: Record<string, string>; expiresAt: string } | null;
}

export type Client = ReturnType<typeof createClient>;

/** A search; `select` leaves of every item the named fields alone. */
type Search<Field> = Omit<Partial<StandardListQuery>, 'select'> & { select?: readonly Field[] };
type Found<Field extends keyof StandardSummary> = Omit<StandardList, 'items'> & {
  items: Pick<StandardSummary, Field>[];
};

/**
 * A client of the open API for any runtime with `fetch`. Every method takes an `AbortSignal`, throws `ServiceProblem`
 * when the service refuses, and repeats calls that were refused for a moment only.
 */
export function createClient(options: ClientOptions) {
  const ask = async <Answer>(call: ApiCall) => (await (await send(options, call)).json()) as Answer;
  const standard = (id: string, part = '') => `/v1/standards/${encodeURIComponent(id)}${part}`;

  const search = <Field extends keyof StandardSummary = keyof StandardSummary>(
    query: Search<Field> = {},
    { signal }: CallOptions = {},
  ) => ask<Found<Field>>({ path: '/v1/standards', query, signal });
  const listChanges = (query: { since?: number; cursor?: string; size?: number } = {}, { signal }: CallOptions = {}) =>
    ask<Page<NumberedChange> & { latest: number }>({ path: '/v1/changes', query, signal });
  const listDeposits = (query: Partial<RegisterQuery> = {}, { signal }: CallOptions = {}) =>
    ask<Page<DepositSummary>>({ path: '/v1/deposits', query, signal });
  const listListings = (query: Partial<ListingQuery> = {}, { signal }: CallOptions = {}) =>
    ask<Page<ListingView>>({ path: '/v1/listings', query, signal });

  return {
    search,
    /** Every standard that a search finds, page after page. */
    searchAll: <Field extends keyof StandardSummary = keyof StandardSummary>(
      query: Search<Field> = {},
      call?: CallOptions,
    ): AsyncGenerator<Pick<StandardSummary, Field>> =>
      walkPages((cursor) => search({ size: 100, ...query, ...(cursor && { cursor }) }, call)),
    suggest: (q: string, { size, signal }: CallOptions & { size?: number } = {}) =>
      ask<{ items: Suggestion[] }>({ path: '/v1/suggest', query: { q, size }, signal }),
    resolve: (q: string, { asOf, signal }: OnDay = {}) =>
      ask<Resolution>({ path: '/v1/standards/resolve', query: { q, asOf }, signal }),
    /** Resolves any number of designations in their order, 200 a call. */
    resolveAll: (numbers: Iterable<string> | AsyncIterable<string>, { asOf, signal }: OnDay = {}) =>
      inBatches(numbers, mostResolved, async (q) => {
        const body = { q, asOf };
        const path = '/v1/standards/resolve';
        return (await ask<{ items: Resolution[] }>({ path, body, isReading: true, signal })).items;
      }),
    get: (id: string, { asOf, signal }: OnDay = {}) =>
      ask<StandardRecord>({ path: standard(id), query: { asOf }, signal }),
    /** The record in another form by its suffix: `bib`, `ris`, `csl.json`, `marcxml`, `relaton.xml`, `jsonld`, `md`, `txt`. */
    getForm: async (id: string, suffix: string, { asOf, signal }: OnDay = {}) => {
      const path = `/standards/${encodeURIComponent(id)}.${suffix}`;
      return (await send(options, { path, query: { asOf }, accept: '*/*', signal })).text();
    },
    listEditions: (id: string, { asOf, signal }: OnDay = {}) =>
      ask<Page<EditionView>>({ path: standard(id, '/editions'), query: { asOf }, signal }),
    listRelations: (id: string, { asOf, signal }: OnDay = {}) =>
      ask<Page<RelationView>>({ path: standard(id, '/relations'), query: { asOf }, signal }),
    /** What a standard cites, each judged on the day. */
    listCitations: (id: string, { asOf, depth, signal }: OnDay & { depth?: number } = {}) =>
      ask<Page<Citation>>({ path: standard(id, '/citations'), query: { asOf, depth }, signal }),
    /** What cites a standard. */
    listCiting: (id: string, { asOf, depth, signal }: OnDay & { depth?: number } = {}) =>
      ask<Page<CitingStandard>>({ path: standard(id, '/citations'), query: { direction: 'in', asOf, depth }, signal }),
    findImpact: (id: string, { asOf, depth, signal }: OnDay & { depth?: number } = {}) =>
      ask<Impact>({ path: standard(id, '/impact'), query: { asOf, depth }, signal }),
    listChanges,
    /** Every change after a sequence number up to the latest; keep the last number to go on from it another day. */
    allChanges: (since = 0, call?: CallOptions): AsyncGenerator<NumberedChange> =>
      walkPages((cursor) => listChanges(cursor ? { cursor, size: 1000 } : { since, size: 1000 }, call)),
    check: (list: ListToCheck, { asOf, signal }: OnDay = {}) =>
      ask<Check>({ path: '/v1/checks', body: { ...list, asOf }, isReading: true, signal }),
    getCheck: (id: string, { signal }: CallOptions = {}) =>
      ask<Check>({ path: `/v1/checks/${encodeURIComponent(id)}`, signal }),
    listDeposits,
    allDeposits: (query: Partial<RegisterQuery> = {}, call?: CallOptions): AsyncGenerator<DepositSummary> =>
      walkPages((cursor) => listDeposits({ ...query, ...(cursor && { cursor }) }, call)),
    getDeposit: (id: string, { signal }: CallOptions = {}) =>
      ask<DepositRecord>({ path: `/v1/deposits/${encodeURIComponent(id)}`, signal }),
    /** Declares a deposit; hand in the same key when the same declaration is sent again. */
    declareDeposit: (declaration: Declaration, call: CallOptions & { idempotencyKey?: string } = {}) => {
      const { idempotencyKey = newIdempotencyKey(), signal } = call;
      return ask<DeclaredDeposit>({ path: '/v1/deposits', body: declaration, idempotencyKey, signal });
    },
    listListings,
    allListings: (query: Partial<ListingQuery> = {}, call?: CallOptions): AsyncGenerator<ListingView> =>
      walkPages((cursor) => listListings({ ...query, ...(cursor && { cursor }) }, call)),
    getListing: (id: string, { signal }: CallOptions = {}) =>
      ask<ListingView>({ path: `/v1/listings/${encodeURIComponent(id)}`, signal }),
  };
}
