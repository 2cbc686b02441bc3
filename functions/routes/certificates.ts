import * as z from 'zod';
import { type CertificateServices, certifyDeposit } from '#shared/deposits/certify-deposit.ts';
import { DepositId } from '#shared/deposits/deposit.ts';
import { env } from '#shared/runtime/env.ts';
import { Reply, route } from '#shared/runtime/route.ts';

/** Drawn by a function of its own, which carries the fonts. */
export const certificateRoutes = [
  route({
    method: 'GET',
    tag: 'Deposits',
    access: 'optional',
    path: '/v1/deposits/{id}/certificate',
    summary: {
      zh: '存证证明（PDF，附声明与回执）',
      en: 'The certificate of a deposit: PDF with statement and receipt',
    },
    params: z.object({ id: DepositId }),
    query: z.object({ language: z.enum(['zh', 'en']).optional() }),
    responseType: 'application/pdf',
    response: z.string().meta({ format: 'binary' }),
    refuses: ['FORBIDDEN'],
    run: async (services: CertificateServices, { params: { id }, query, caller, language }) => {
      const asked = { id, caller, language: query.language ?? language, site: env().SITE_URL };
      const name = `inline; filename="${id}.pdf"`;
      return new Reply(200, await certifyDeposit(services, asked), { 'content-disposition': name });
    },
  }),
];
