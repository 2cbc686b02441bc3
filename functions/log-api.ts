import { logServices } from '#shared/log/log-services.ts';
import { api } from '#shared/runtime/http.ts';
import { logRoutes } from './routes/log.ts';

/** Shows the transparency log; its role writes nothing. */
export const handler = api(logRoutes, logServices);
