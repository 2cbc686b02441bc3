import { ServiceError } from '../runtime/errors.ts';
import type { MoveFault } from './decide-move.ts';

/** A deposit that does not exist, or that the caller may not know of: both sound the same. */
export function noDeposit(): ServiceError {
  return new ServiceError('NOT_FOUND', { zh: '没有这项呈缴。', en: 'There is no such deposit.' });
}

export function movedMeanwhile(): ServiceError {
  return new ServiceError('PRECONDITION_FAILED', {
    zh: '该呈缴在此期间已有变动：请重新读取后再试。',
    en: 'The deposit has moved in the meantime: read it again, then try again.',
  });
}

export function placeTaken(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '该持有人就同一标准号已有一项有效呈缴：请声明替代它，或先撤回它。',
    en: 'The holder has an active deposit of this number: supersede it, or withdraw it first.',
  });
}

const faults: Record<MoveFault, [code: 'CONFLICT' | 'FORBIDDEN' | 'INVALID', zh: string, en: string]> = {
  state: ['CONFLICT', '该呈缴目前的状态不允许这一步。', 'The deposit is not in a state that allows this.'],
  actor: ['FORBIDDEN', '这一步须由另一人或另一方作出。', 'This step is for another person or another side to take.'],
  reason: ['INVALID', '这一步必须说明理由。', 'This step needs a reason.'],
};

export function refusedMove(fault: MoveFault): ServiceError {
  const [code, zh, en] = faults[fault];
  return new ServiceError(code, { zh, en });
}
