import { api } from '#shared/runtime/http.ts';
import { searchServices } from '#shared/runtime/search-services.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { discoveryRoutes } from './routes/discovery.ts';
import { feedRoutes } from './routes/feeds.ts';
import { identifierRoutes } from './routes/identifiers.ts';
import { openSearchRoutes } from './routes/opensearch.ts';

/** Leads from identifiers to documents, and tells harvesters what there is; its role reads the index alone. */
export const handler = api(
  [...identifierRoutes, ...discoveryRoutes, ...openSearchRoutes, ...feedRoutes, ...calendarRoutes],
  searchServices,
);
