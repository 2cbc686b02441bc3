import type { TextServices } from '#shared/literature/list-texts.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { findStandard } from '#shared/standards/find-standard.ts';
import type { Day } from '#shared/standards/local-date.ts';
import { nearestNumbers } from '#shared/standards/nearest-numbers.ts';
import type { StandardRecord } from '#shared/standards/standard-view.ts';

/** Finds a record; a missing id names the nearest numbers, so that a mistyped one is no dead end. */
export async function findOrSuggest(
  services: TextServices,
  input: { id: string; asOf?: Day },
): Promise<StandardRecord> {
  try {
    return await findStandard(services, input);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'NOT_FOUND') throw error;
    const near = await nearestNumbers(services, { text: input.id });
    if (near.length === 0) throw error;
    const numbers = near.map(({ number, id }) => `${number} (${id})`);
    throw new ServiceError('NOT_FOUND', {
      zh: `${error.detail.zh}相近的有：${numbers.join('、')}。`,
      en: `${error.detail.en} Near it: ${numbers.join(', ')}.`,
    });
  }
}
