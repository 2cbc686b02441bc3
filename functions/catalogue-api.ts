import { catalogueApiServices } from '#shared/runtime/catalogue-services.ts';
import { api } from '#shared/runtime/http.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { changeRoutes } from './routes/changes.ts';
import { citationRoutes } from './routes/citations.ts';
import { writesElsewhere } from './routes/methods-elsewhere.ts';
import { serviceRoutes } from './routes/service.ts';
import { statisticsRoutes } from './routes/statistics.ts';

const routes = [...catalogueRoutes, ...citationRoutes, ...changeRoutes, ...statisticsRoutes, ...serviceRoutes];

/** Answers everything of the API that reads the record; its role writes nothing. */
export const handler = api(routes, catalogueApiServices, undefined, writesElsewhere);
