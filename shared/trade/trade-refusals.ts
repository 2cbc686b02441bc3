import { ServiceError } from '../runtime/errors.ts';
import type { OrderFault } from './decide-order-move.ts';
import type { ListingFault } from './may-list.ts';

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

const listingFaults: Record<ListingFault, [zh: string, en: string]> = {
  holder: ['只有呈缴的持有人可以挂牌出售。', 'Only the holder of the deposit may list it.'],
  hash: [
    '权利声明所指的文件与呈缴的文件不同：哈希不一致。',
    'The statement of rights is about another file than the one deposited: the hashes differ.',
  ],
  state: [
    '只有已受理且没有异议的呈缴才能挂牌出售。',
    'Only a deposit that is accepted and not challenged can be listed.',
  ],
  undisclosed: ['呈缴尚未公开登记内容：请先公开。', 'The deposit is not disclosed: disclose it first.'],
  origin: [
    '政府主导制定的标准、国际标准和国外标准的文本不能在此出售。',
    'Texts of standards issued by the state, international or foreign bodies cannot be sold here.',
  ],
  adoption: [
    '该文本采用了他人的标准，而呈缴中没有记录许可。',
    'The text takes over a standard of others, and the deposit records no permission for it.',
  ],
};

export function refusedListing(fault: ListingFault): ServiceError {
  const [zh, en] = listingFaults[fault];
  return new ServiceError(fault === 'holder' ? 'NOT_FOUND' : 'CONFLICT', { zh, en });
}

export function alreadyListed(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '这项呈缴已经挂牌：请更改已有的挂牌。',
    en: 'The deposit is listed already: change that listing.',
  });
}

export function refusedStep(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '目前的状态不允许这一步。',
    en: 'This is not possible in the present state.',
  });
}

export function notOnSale(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '其中有目前不出售的许可：请重新选择。',
    en: 'Not everything of this is on sale at present: choose again.',
  });
}

export function onePieceOnly(): ServiceError {
  return new ServiceError('INVALID', {
    zh: '这种许可供全体成员使用，只能购买一份。',
    en: 'This licence is for all members of the buyer: it is bought once.',
  });
}

export function soldToItself(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '组织不能向自己购买。',
    en: 'An organization cannot buy from itself.',
  });
}

export function quoteOver(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '报价已过期或已被使用：请重新询价。',
    en: 'The quote has lapsed or has been used: ask for a new one.',
  });
}

export function orderKeyUsed(): ServiceError {
  return new ServiceError('KEY_REUSED', {
    zh: '此 Idempotency-Key 已用于内容不同的请求。',
    en: 'This Idempotency-Key was used for a request with other content.',
  });
}
