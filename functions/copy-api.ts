import { identifyMember } from '#shared/members/identify-member.ts';
import { api } from '#shared/runtime/http.ts';
import { copyServices } from '#shared/trade/copy-services.ts';
import { markPdf } from '#shared/trade/mark-pdf.ts';
import { copyRoutes } from './routes/copies.ts';

/** Makes marked copies: of the functions that buyers reach, the only one that reads what was deposited. */
export const handler = api(copyRoutes, () => copyServices(markPdf), identifyMember);
