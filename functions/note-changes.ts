import { alertTableOf } from '#shared/alerts/alert-services.ts';
import { noKeys, noteChanges } from '#shared/alerts/note-changes.ts';
import { ledgerItems } from '#shared/ledger/item-store.ts';
import { onChanges } from '#shared/runtime/records.ts';

const services = { rows: ledgerItems(alertTableOf()), now: () => new Date() };
const followed = noKeys();

/** Notes what changes of records bring to those who follow them. */
export const handler = onChanges((changes) => noteChanges(services, changes, followed));
