import { sayWhenBusy } from './enhance/busy.ts';
import { addSuggestions } from './enhance/combobox.ts';
import { addCopyButtons } from './enhance/copy.ts';
import { addPrintButtons } from './enhance/print.ts';
import { addReader } from './enhance/reader.ts';
import { focusSearchOnSlash } from './enhance/shortcut.ts';

/** The only script of a page. Every page is complete without it; it adds what makes typing and copying quicker. */
for (const field of document.querySelectorAll<HTMLElement>('[data-suggest]')) addSuggestions(field);
addCopyButtons(document);
addPrintButtons(document);
sayWhenBusy(document);
const reader = document.querySelector<HTMLElement>('[data-reader]');
if (reader) addReader(reader);
const keeping = document.querySelector<HTMLButtonElement>('button[data-keep]');
if (keeping) void import('./enhance/keep-offline.ts').then(({ addKeeping }) => addKeeping(keeping));
const verification = document.querySelector<HTMLElement>('[data-verify]');
if (verification) {
  void import('./enhance/verify.ts').then(({ addVerification }) => addVerification(verification));
  void import('./enhance/consistency.ts').then(({ addConsistency }) => addConsistency(verification));
}
const wizard = document.querySelector<HTMLFormElement>('form[data-wizard]');
if (wizard) void import('./enhance/deposit-wizard.ts').then(({ addWizard }) => addWizard(wizard));
focusSearchOnSlash(document);
