import type { SearchBody, SearchClient, SearchRequest } from '#shared/runtime/search-client.ts';

/** One request to the engine as it goes over the wire. */
export interface RawRequest {
  path: string;
  type: string;
  body: string;
}

/** A client that notes what it sends, so that the same can be sent again without the service around it. */
export function recording(client: SearchClient): { client: SearchClient; sent: RawRequest[] } {
  const sent: RawRequest[] = [];
  return {
    sent,
    client: {
      search: (index: string, body: SearchBody) => {
        sent.push({ path: `/${index}/_search`, type: 'application/json', body: JSON.stringify(body) });
        return client.search(index, body);
      },
      msearch: (requests: SearchRequest[]) => {
        sent.push({ path: '/_msearch', type: 'application/x-ndjson', body: requests.map(lines).join('') });
        return client.msearch(requests);
      },
      ready: (index) => client.ready(index),
    },
  };
}

function lines({ index, body, cached }: SearchRequest): string {
  const header = cached === undefined ? { index } : { index, request_cache: cached };
  return `${JSON.stringify(header)}\n${JSON.stringify(body)}\n`;
}

/** Sends it and waits for the whole answer. */
export async function sendRaw(url: string, { path, type, body }: RawRequest): Promise<void> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': type, 'accept-encoding': 'identity' },
    body,
  });
  await response.json();
  if (!response.ok) throw new Error(`${response.status} for ${path}`);
}
