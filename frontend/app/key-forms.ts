import type { ApiCall } from './member-api.server.ts';

/** What a form of the page of keys asks of the API; without a known button it makes a key. */
export function callOfKeyForm(form: FormData): ApiCall {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const key = `api-keys/${encodeURIComponent(text('key'))}`;
  if (text('intent') === 'rotate') return { method: 'POST', path: `${key}/rotate`, body: {} };
  if (text('intent') === 'revoke') return { method: 'DELETE', path: key };
  const body = {
    label: text('label'),
    scopes: form.getAll('scopes').map(String),
    days: Number(text('days')),
    sandbox: form.has('sandbox'),
  };
  return { method: 'POST', path: 'api-keys', body };
}
