import { alertTableOf } from '#shared/alerts/alert-services.ts';
import { noKeys, noteChanges } from '#shared/alerts/note-changes.ts';
import { matterTableOf } from '#shared/feedback/feedback-services.ts';
import { handOn } from '#shared/feedback/hand-on.ts';
import { ledgerItems } from '#shared/ledger/item-store.ts';
import { onChanges } from '#shared/runtime/records.ts';

const services = { rows: ledgerItems(alertTableOf()), matters: matterTableOf(), now: () => new Date() };
const followed = noKeys();

/** Notes what changes of records bring to those who follow them, and hands open feedback to whom the records name. */
export const handler = onChanges(async (changes) => {
  const failed = await Promise.all([noteChanges(services, changes, followed), handOn(services, changes)]);
  return [...new Set(failed.flat())];
});
