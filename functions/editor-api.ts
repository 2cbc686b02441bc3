import { identify } from '#shared/runtime/access.ts';
import { api } from '#shared/runtime/http.ts';
import { catalogueServices } from '#shared/runtime/table-client.ts';
import { editingRoutes } from './routes/editing.ts';

const services = catalogueServices();

/** Changes records: the only function of the API whose role may write the catalogue, and never the index. */
export const handler = api(editingRoutes, () => services, identify);
