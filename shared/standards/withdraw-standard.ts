import type { TextServices } from '../literature/list-texts.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { meets, type Preconditions } from './correct-standard.ts';
import { editorFields, type Withdrawal, withdrawFields } from './correction.ts';
import { parseDesignation, printDesignation, standardId } from './designation.ts';
import { findStandard } from './find-standard.ts';
import { firstDay } from './local-date.ts';
import { notHeld } from './not-held.ts';
import type { Editor } from './plan-edit.ts';
import { reconcile } from './reconcile.ts';
import { saveEdit } from './save-edit.ts';
import { getStandard, staleRevision } from './standard-store.ts';
import type { StandardRecord } from './standard-view.ts';

export interface WithdrawStandardInput extends Omit<Editor, 'reason'>, Pick<Preconditions, 'ifMatch'> {
  id: string;
  withdrawal: Withdrawal;
}

/** Ends a standard on a day, past or future, and tells its successor; the record and all that was said of it stay. */
export async function withdrawStandard(
  services: TextServices,
  { id, withdrawal: { on, reason, replacedBy }, caller, requestId, ifMatch }: WithdrawStandardInput,
): Promise<StandardRecord> {
  const before = await getStandard(services.catalogue, id, { newest: true });
  if (!before) throw notHeld(id);
  if (!meets(before, { ifMatch })) throw staleRevision();
  const { number, dates } = reconcile(before);
  if (dates?.issued && on < firstDay(dates.issued)) throw invalid('/body/on', `it was issued on ${dates.issued}`);
  const successor = replacedBy === undefined ? undefined : await successorOf(services, id, replacedBy);
  const said = withdrawFields(editorFields(before.statements, number), on, successor);
  await saveEdit(services, { id, before, said, event: 'standard.withdrawn', caller, requestId, reason });
  return findStandard(services, { id });
}

/** A successor by its id, when it is held, or by its number, held or not. */
async function successorOf({ catalogue }: CatalogueServices, id: string, text: string) {
  const held = /^[a-z0-9][a-z0-9.-]*$/.test(text) ? await getStandard(catalogue, text) : undefined;
  const designation = parseDesignation(held ? reconcile(held).number : text);
  if (!designation) throw invalid('/body/replacedBy', 'neither the id of a record nor a standard number');
  const successor = { number: printDesignation(designation), id: standardId(designation) };
  if (successor.id === id) throw invalid('/body/replacedBy', 'a standard cannot take its own place');
  return successor;
}

function invalid(pointer: string, detail: string): ServiceError {
  return new ServiceError(
    'INVALID',
    { zh: '废止信息有误，详见 errors。', en: 'The withdrawal cannot be right; see errors.' },
    { errors: [{ pointer, detail }] },
  );
}
