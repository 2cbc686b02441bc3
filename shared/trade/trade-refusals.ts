import { ServiceError } from '../runtime/errors.ts';
import type { OrderFault } from './decide-order-move.ts';

/** Something that does not exist, or that the caller may not know of: both sound the same. */
export function nothingThere(): ServiceError {
  return new ServiceError('NOT_FOUND', { zh: '没有这个内容。', en: 'There is nothing here.' });
}

/** Somebody else was first. */
export function changedMeanwhile(): ServiceError {
  return new ServiceError('PRECONDITION_FAILED', {
    zh: '在此期间已有变动：请重新读取后再试。',
    en: 'It has changed in the meantime: read it again, then try again.',
  });
}

const faults: Record<OrderFault, [code: 'CONFLICT' | 'FORBIDDEN', zh: string, en: string]> = {
  state: ['CONFLICT', '该订单目前的状态不允许这一步。', 'The order is not in a state that allows this.'],
  actor: ['FORBIDDEN', '这一步须由另一人或另一方作出。', 'This step is for another person or another side to take.'],
};

export function refusedOrderMove(fault: OrderFault): ServiceError {
  const [code, zh, en] = faults[fault];
  return new ServiceError(code, { zh, en });
}
