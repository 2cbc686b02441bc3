import { identify } from '#shared/runtime/access.ts';
import { api } from '#shared/runtime/http.ts';
import { literatureServices } from '#shared/runtime/literature-services.ts';
import { uploadRoutes } from './routes/uploads.ts';

/** Takes files from editors: the only function that callers reach whose role may write literature. */
export const handler = api(uploadRoutes, literatureServices, identify);
