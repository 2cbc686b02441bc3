import type { Item, LedgerItems } from '../ledger/item.ts';
import { Endpoint } from './endpoint.ts';

export const endpointKey = (endpoint: string) => ({ id: `endpoint#${endpoint}`, part: 'endpoint' });
const placeKey = ({ organization, endpoint }: Pick<Endpoint, 'organization' | 'endpoint'>) => ({
  id: `organization#${organization}`,
  part: `endpoint#${endpoint}`,
});

const read = (item: Item | undefined) => item && Endpoint.parse(item);

export async function getEndpoint(rows: LedgerItems, endpoint: string): Promise<Endpoint | undefined> {
  const [item] = await rows.get([endpointKey(endpoint)]);
  return read(item);
}

/** Endpoints of an organization, in the order of their ids. */
export async function listEndpoints(rows: LedgerItems, organization: string): Promise<Endpoint[]> {
  const places = await rows.list(`organization#${organization}`, { from: 'endpoint#', to: 'endpoint#~' });
  const items = await rows.get(places.map(({ part }) => endpointKey(part.slice('endpoint#'.length))));
  return items.flatMap((item) => read(item) ?? []);
}

/** Keeps an endpoint that is new, or the next revision of one; false when somebody else was faster. */
export async function saveEndpoint(rows: LedgerItems, endpoint: Endpoint): Promise<boolean> {
  const item = { ...endpoint, ...endpointKey(endpoint.endpoint) };
  const { revision } = endpoint;
  const writes =
    revision === 1 ? [{ add: item }, { add: placeKey(endpoint) }] : [{ replace: item, revision: revision - 1 }];
  return (await rows.commit(writes)).length === 0;
}

/** Takes an endpoint away; what was sent to it stays in the log until its time is over. */
export async function removeEndpoint(rows: LedgerItems, endpoint: Endpoint): Promise<boolean> {
  const refused = await rows.commit([{ remove: endpointKey(endpoint.endpoint) }, { remove: placeKey(endpoint) }]);
  return refused.length === 0;
}
