/** Time enough for a provider, and less than a function has. */
const patience = 8_000;

export interface ProviderAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** Calls a provider once, without following it elsewhere. Throws when it cannot be reached or fails, which leaves open what happened. */
export async function callProvider(url: string, init: RequestInit): Promise<ProviderAnswer> {
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(patience) });
  const text = await response.text();
  if (response.status >= 500) throw new Error(`${new URL(url).host} answers ${response.status}`);
  return { status: response.status, headers: response.headers, text };
}
