import { isDeepStrictEqual } from 'node:util';
import type { LifecycleServices } from '../lifecycle/lifecycle-services.ts';
import { changedMeanwhile, requireRevision } from '../lifecycle/project-refusals.ts';
import { getRecord, saveRecord } from '../lifecycle/register-store.ts';
import { type GivenRecord, givenOf, recordId, type SourceRecord } from '../lifecycle/source-record.ts';
import { ServiceError } from '../runtime/errors.ts';
import { missingIn, type RegisterId } from './register.ts';

export interface EnterInput {
  register: RegisterId;
  given: GivenRecord;
  /** Revision that was seen, where the record is there already. */
  ifMatch?: string | undefined;
  actor: string;
  requestId: string;
}

/**
 * Enters a record into a register, or replaces what stands there under its number; every version is kept, and nothing is
 * written when it says what is there. Throws `INVALID` for what the indicator cannot count, `PRECONDITION_REQUIRED` or
 * `PRECONDITION_FAILED` where a record is there already.
 */
export async function enterRecord(
  { lifecycle, now }: Pick<LifecycleServices, 'lifecycle' | 'now'>,
  { register, given, ifMatch, actor, requestId }: EnterInput,
): Promise<{ outcome: 'created' | 'changed' | 'unchanged'; record: SourceRecord }> {
  const missing = missingIn(register, given);
  if (missing) throw cannotCount(missing);
  const id = recordId(given.number);
  const before = await getRecord(lifecycle, { register, id });
  if (before) requireRevision(ifMatch, before.revision);
  if (before && isDeepStrictEqual(givenOf(before), given)) return { outcome: 'unchanged', record: before };
  const revision = (before?.revision ?? 0) + 1;
  const record = { ...given, id, revision, changedAt: now().toISOString(), page: null };
  if (!(await saveRecord(lifecycle, { register, change: { record, actor, requestId } }))) throw changedMeanwhile();
  return { outcome: before ? 'changed' : 'created', record };
}

function cannotCount({ pointer, detail }: { pointer: string; detail: string }): ServiceError {
  return new ServiceError(
    'INVALID',
    { zh: '指标无法用这条记录计算，详见 errors。', en: 'The indicator cannot count this record; see errors.' },
    { errors: [{ pointer: `/body${pointer}`, detail }] },
  );
}
