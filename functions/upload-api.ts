import { literatureServices } from '#shared/literature/literature-services.ts';
import { identify } from '#shared/runtime/access.ts';
import { api } from '#shared/runtime/http.ts';
import { uploadRoutes } from './routes/uploads.ts';

/** Takes files from editors: the only function that callers reach whose role may write literature. */
export const handler = api(uploadRoutes, literatureServices, identify);
