import { api } from '#shared/runtime/http.ts';
import { readingServices } from '#shared/runtime/literature-services.ts';
import { literatureRoutes } from './routes/literature.ts';

/** Reads digitized documents; its role writes nothing. */
export const handler = api(literatureRoutes, readingServices);
