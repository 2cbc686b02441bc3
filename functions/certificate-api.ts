import { depositServices } from '#shared/deposits/deposit-services.ts';
import { drawCertificate } from '#shared/deposits/draw-certificate.ts';
import { identifyMember } from '#shared/members/identify-member.ts';
import { api } from '#shared/runtime/http.ts';
import { certificateRoutes } from './routes/certificates.ts';

/** Draws certificates of deposits; its role changes none. */
export const handler = api(certificateRoutes, () => ({ ...depositServices(), drawCertificate }), identifyMember);
