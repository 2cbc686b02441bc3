import { identifyMember } from '#shared/members/identify-member.ts';
import { catalogueApiServices } from '#shared/runtime/catalogue-services.ts';
import { api } from '#shared/runtime/http.ts';
import { editingRoutes } from './routes/editing.ts';

/** Changes records: the only function of the API whose role may write the catalogue, and never the index. */
export const handler = api(editingRoutes, catalogueApiServices, identifyMember);
