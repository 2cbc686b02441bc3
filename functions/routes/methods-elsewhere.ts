import type { MethodAt } from '#shared/runtime/refuse-method.ts';

/** What functions that write answer under the addresses of those that read. */
export const writesElsewhere: readonly MethodAt[] = [
  { method: 'PUT', path: '/v1/standards/{id}' },
  { method: 'POST', path: '/v1/standards/{id}/withdraw' },
  { method: 'POST', path: '/v1/documents' },
  { method: 'POST', path: '/v1/documents/{id}/complete' },
  { method: 'POST', path: '/v1/statistics/{series}/records' },
];
