import { readingServices } from '#shared/literature/literature-services.ts';
import { api } from '#shared/runtime/http.ts';
import { literatureRoutes } from './routes/literature.ts';
import { writesElsewhere } from './routes/methods-elsewhere.ts';
import { structureRoutes } from './routes/structure.ts';

/** Reads digitized documents; its role writes nothing. */
export const handler = api([...literatureRoutes, ...structureRoutes], readingServices, undefined, writesElsewhere);
