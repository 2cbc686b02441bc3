import type { ApiCall } from './member-api.server.ts';

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

/** What a form of an order's page asks of the API; undefined for a button that there is not. `back` is the page's own address. */
export function callOfOrderForm(id: string, form: FormData, back: string): ApiCall | undefined {
  const post = (path: string, body?: unknown): ApiCall => ({ method: 'POST', path: `${order}/${path}`, body });
  const order = `orders/${encodeURIComponent(id)}`;
  const reason = text(form, 'reason');
  switch (form.get('intent')) {
    case 'pay':
      return post('payments', { provider: text(form, 'provider'), return: back });
    case 'check':
      return { method: 'POST', path: `payments/${encodeURIComponent(text(form, 'payment'))}/check` };
    case 'cancel':
      return post('cancel');
    case 'refund': {
      const headers = { 'idempotency-key': text(form, 'key') };
      return { ...post('refunds', { cause: text(form, 'cause'), reason }), headers };
    }
    case 'dispute':
      return post('disputes', { reason });
    case 'decide-dispute':
      return post('disputes/decision', { uphold: text(form, 'decision') === 'uphold', reason });
    case 'invoice':
      return post('invoice-requests', { title: text(form, 'title'), taxNumber: text(form, 'taxNumber').toUpperCase() });
    default:
      return undefined;
  }
}
