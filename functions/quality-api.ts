import { doubtServices } from '#shared/quality/quality-services.ts';
import { api } from '#shared/runtime/http.ts';
import { qualityRoutes } from './routes/quality.ts';

/** Says what is doubtful in the catalogue. */
export const handler = api(qualityRoutes, doubtServices);
