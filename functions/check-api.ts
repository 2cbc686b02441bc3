import { checkServices } from '#shared/checks/check-services.ts';
import { drawReport } from '#shared/checks/draw-report.ts';
import { writeSpreadsheet } from '#shared/checks/write-spreadsheet.ts';
import { identifyMember } from '#shared/members/identify-member.ts';
import { api } from '#shared/runtime/http.ts';
import { checkRoutes } from './routes/checks.ts';

/** Checks lists of standards and hands out the reports. */
export const handler = api(checkRoutes, () => ({ ...checkServices(), drawReport, writeSpreadsheet }), identifyMember);
