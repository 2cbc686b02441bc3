import { identify } from '#shared/runtime/access.ts';
import { catalogueApiServices } from '#shared/runtime/catalogue-services.ts';
import { api } from '#shared/runtime/http.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { memberRoutes } from './routes/members.ts';
import { serviceRoutes } from './routes/service.ts';

/** Answers everything of the API that reads the record; its role writes nothing. */
export const handler = api([...catalogueRoutes, ...memberRoutes, ...serviceRoutes], catalogueApiServices, identify);
