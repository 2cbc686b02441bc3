import { webHandler } from '#shared/runtime/web-handler.ts';
import { answerNotices } from '#shared/trade/answer-notice.ts';
import { paymentServices } from '#shared/trade/payment-services.ts';

/** Takes the notices of payment providers, each as the very bytes that were signed. */
export const handler = webHandler(answerNotices(paymentServices), {
  methods: 'POST, OPTIONS',
  headers: 'content-type',
});
