import { harvestServices } from '#shared/runtime/harvest-services.ts';
import { api } from '#shared/runtime/http.ts';
import { oaiRoutes } from './routes/oai.ts';
import { sruRoutes } from './routes/sru.ts';

/** Hands whole records to harvesters; its role writes nothing. */
export const handler = api([...oaiRoutes, ...sruRoutes], harvestServices);
