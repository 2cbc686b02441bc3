import { ServiceError } from '../runtime/errors.ts';

export function noSuchProvider(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '这里没有开通这种支付方式：请选择另一种。',
    en: 'This way to pay is not set up here: choose another one.',
  });
}

export function lapsedOrder(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '付款时间已过：请重新询价并下单。',
    en: 'The time to pay is over: ask for a new quote and order again.',
  });
}

export function providerSilent(cause: unknown): ServiceError {
  return new ServiceError(
    'UNAVAILABLE',
    {
      zh: '支付机构暂时没有回应：请再试一次，不会重复扣款。',
      en: 'The payment provider does not answer at the moment: try again, nothing is charged twice.',
    },
    { cause },
  );
}

export function foreignAddress(): ServiceError {
  return new ServiceError(
    'INVALID',
    { zh: '返回地址须属于本服务。', en: 'The address to return to must be one of this service.' },
    { errors: [{ pointer: '/body/return', detail: 'an address of this service' }] },
  );
}

/** A notice that nobody may act on; it says nothing about what is wrong with it. */
export function forgedNotice(): ServiceError {
  return new ServiceError('UNAUTHENTICATED', {
    zh: '通知的签名、时间或收款方不对。',
    en: 'Signature, time or merchant of the notice are not right.',
  });
}

/** A signed notice that does not agree with what is kept here. */
export function strangeNotice(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '通知与这里保存的付款不一致。',
    en: 'The notice does not agree with the payment that is kept here.',
  });
}

export function needsCause(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '副本已下载：只有文本有缺陷、版本不符、购买后不久即被代替、重复购买或平台差错才能退款，请说明是哪一种。',
    en: 'A copy has been downloaded: money goes back only for a defect, a wrong edition, one that was soon replaced, a duplicate or a fault of the platform; say which.',
  });
}

export function notReplaced(days: number): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: `订单中的版本在付款后 ${days} 天内没有被代替：请选择另一种原因。`,
    en: `No edition of this order was replaced within ${days} days after payment: choose another cause.`,
  });
}

export function nothingToRefund(): ServiceError {
  return new ServiceError('CONFLICT', { zh: '没有可退的款项。', en: 'There is no money to give back.' });
}

export function refundKeyUsed(): ServiceError {
  return new ServiceError('KEY_REUSED', {
    zh: '此 Idempotency-Key 已用于内容不同的退款申请。',
    en: 'This Idempotency-Key was used for a refund with other content.',
  });
}
