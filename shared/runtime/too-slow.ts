import { ServiceError } from './errors.ts';

/** What is said of a request that took longer than it may. */
export function tookTooLong(cause?: unknown): ServiceError {
  const detail = { zh: '处理超时，请稍后再试。', en: 'It took too long. Try again later.' };
  return new ServiceError('UNAVAILABLE', detail, { cause });
}

/** Lets a function say so just before its time is over, instead of being cut off without an answer. */
export const answersInTime = {
  timeoutEarlyResponse: () => {
    throw tookTooLong();
  },
};
