import { expect, it } from 'vitest';
import { editingRoutes } from '#functions/routes/editing.ts';
import { writesElsewhere } from '#functions/routes/methods-elsewhere.ts';
import { registerRecordRoutes } from '#functions/routes/register-records.ts';
import { uploadRoutes } from '#functions/routes/uploads.ts';

it('names every route of the functions that write, so that 405 is answered truthfully', () => {
  const written = [...editingRoutes, ...uploadRoutes, ...registerRecordRoutes].map(({ method, path }) => ({
    method,
    path,
  }));
  expect(writesElsewhere).toEqual(written);
});
