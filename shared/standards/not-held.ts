import { ServiceError } from '../runtime/errors.ts';

/** The refusal of an id that is not there. Nearest numbers are found in the index, so the caller adds them. */
export function notHeld(id: string): ServiceError {
  return new ServiceError('NOT_FOUND', { zh: `没有收录 ${id}。`, en: `${id} is not held here.` });
}
