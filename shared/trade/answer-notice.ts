import { randomUUID } from 'node:crypto';
import { toProblem } from '../runtime/problem.ts';
import { preferredLanguage } from '../runtime/request.ts';
import type { PaymentServices } from './payment-services.ts';
import { receiveNotice } from './receive-notice.ts';

const address = /^\/v1\/payments\/([a-z]{1,20})\/notices$/;

/** Answers notices of providers with what each expects to hear; what is refused is a problem, and is sent again. */
export function answerNotices(services: () => PaymentServices): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = randomUUID();
    const provider = address.exec(new URL(request.url).pathname)?.[1] ?? '';
    const headers = Object.fromEntries(request.headers);
    try {
      const notice = { provider, requestId, headers, body: await request.text() };
      const { type, body } = await receiveNotice(services(), notice);
      return new Response(body, { headers: { 'content-type': type } });
    } catch (error) {
      const problem = toProblem(error, preferredLanguage(headers['accept-language']), requestId);
      const type = 'application/problem+json; charset=utf-8';
      return new Response(JSON.stringify(problem), { status: problem.status, headers: { 'content-type': type } });
    }
  };
}
