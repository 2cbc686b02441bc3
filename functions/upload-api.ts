import { literatureServices } from '#shared/literature/literature-services.ts';
import { identifyMember } from '#shared/members/identify-member.ts';
import { api } from '#shared/runtime/http.ts';
import { uploadRoutes } from './routes/uploads.ts';

/** Takes files from editors: the only function that callers reach whose role may write literature. */
export const handler = api(uploadRoutes, literatureServices, identifyMember);
