import type { MethodElsewhere } from '#shared/runtime/http.ts';

/** What functions that write answer under the addresses of those that read. */
export const writesElsewhere: readonly MethodElsewhere[] = [
  { method: 'PUT', path: '/v1/standards/{id}' },
  { method: 'POST', path: '/v1/standards/{id}/withdraw' },
  { method: 'POST', path: '/v1/documents' },
  { method: 'POST', path: '/v1/documents/{id}/complete' },
  { method: 'POST', path: '/v1/statistics/{series}/records' },
];
