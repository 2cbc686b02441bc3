import type { TextServices } from '../literature/list-texts.ts';
import { namesRevision } from '../runtime/entity-tag.ts';
import { ServiceError } from '../runtime/errors.ts';
import { type Correction, correctFields, editorFields } from './correction.ts';
import { parseDesignation, standardId } from './designation.ts';
import { findStandard } from './find-standard.ts';
import type { Editor } from './plan-edit.ts';
import { reconcile } from './reconcile.ts';
import { saveEdit } from './save-edit.ts';
import type { StoredStandard } from './standard.ts';
import { getStandard, staleRevision } from './standard-store.ts';
import type { StandardRecord } from './standard-view.ts';

/** Which state of the record the caller has seen (RFC 9110 §13.1): one revision, or none at all. */
export interface Preconditions {
  ifMatch?: string;
  ifNoneMatch?: '*';
}

export interface CorrectStandardInput extends Omit<Editor, 'reason'>, Preconditions {
  id: string;
  correction: Correction;
}

/**
 * Creates a record (`If-None-Match: *`) or corrects the revision that the caller has seen (`If-Match`). Throws
 * PRECONDITION_REQUIRED without either, PRECONDITION_FAILED when the record is not in that state (any more).
 */
export async function correctStandard(
  services: TextServices,
  { id, correction, caller, requestId, ...preconditions }: CorrectStandardInput,
): Promise<{ created: boolean; record: StandardRecord }> {
  if (!preconditions.ifMatch && !preconditions.ifNoneMatch) throw preconditionRequired();
  const before = await getStandard(services.catalogue, id, { newest: true });
  if (!meets(before, preconditions)) throw staleRevision();
  const number = numberOf(id, correction, before);
  await saveEdit(services, {
    id,
    before,
    said: correctFields(editorFields(before?.statements ?? [], number), correction),
    event: before ? 'standard.corrected' : 'standard.created',
    caller,
    requestId,
    reason: correction.reason,
  });
  return { created: !before, record: await findStandard(services, { id }) };
}

/** Judges If-Match by the revision alone, whatever day or language the record was read in. */
export function meets(before: StoredStandard | undefined, { ifMatch, ifNoneMatch }: Preconditions): boolean {
  if (ifNoneMatch && before) return false;
  return !ifMatch || (before !== undefined && namesRevision(ifMatch, before.revision));
}

/** The number a record is kept under; its id is made of it, so another number is another record. */
function numberOf(id: string, { number }: Correction, before: StoredStandard | undefined): string {
  if (number === undefined && before) return reconcile(before).number;
  const designation = parseDesignation(number ?? '');
  if (number !== undefined && designation && standardId(designation) === id) return number;
  const detail = designation ? `its id is ${standardId(designation)}` : 'a standard number is needed';
  throw new ServiceError(
    'INVALID',
    {
      zh: `标准号与地址中的 ${id} 不符：标识由标准号构成。`,
      en: `The number does not belong to ${id}: ids are made of the number.`,
    },
    { errors: [{ pointer: '/body/number', detail }] },
  );
}

function preconditionRequired(): ServiceError {
  return new ServiceError('PRECONDITION_REQUIRED', {
    zh: '请在 If-Match 中附上所见记录的 ETag；新建请用 If-None-Match: *。',
    en: 'Send the ETag of the record you have seen as If-Match, or If-None-Match: * to create one.',
  });
}
