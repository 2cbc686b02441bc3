import { api } from '#shared/runtime/http.ts';
import { searchServices } from '#shared/runtime/search-services.ts';
import { findingRoutes } from './routes/finding.ts';

/** Answers from the index alone: its role can neither read the table nor write anything. */
export const handler = api(findingRoutes, searchServices);
