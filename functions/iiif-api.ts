import { readingServices } from '#shared/literature/literature-services.ts';
import { api } from '#shared/runtime/http.ts';
import { iiifRoutes } from './routes/iiif.ts';

/** Shows digitized documents to IIIF viewers; its role writes nothing. */
export const handler = api(iiifRoutes, readingServices);
