import type { Item, ItemKey, LedgerItems } from '../ledger/item.ts';
import { hashOf } from '../members/secret.ts';
import { expiryOf } from './alert-store.ts';
import { Mail, MailSettings } from './mail.ts';

export const mailKey = ({ member, mail }: Pick<Mail, 'member' | 'mail'>): ItemKey => ({
  id: `member#${member}`,
  part: `mail#${mail}`,
});
const settingsKey = (member: string): ItemKey => ({ id: `member#${member}`, part: 'settings' });
const tokenKey = (token: string): ItemKey => ({ id: `unsubscribe#${hashOf(token)}`, part: 'unsubscribe' });

function mailItem(mail: Mail): Item {
  const { dueAt, ...rest } = mail;
  const waits = dueAt === null ? {} : { dueAt, queue: 'mails' };
  return { ...rest, ...waits, ...mailKey(mail), expires: expiryOf(mail.createdAt) };
}

export async function getMail(rows: LedgerItems, key: ItemKey): Promise<Mail | undefined> {
  const [item] = await rows.get([key]);
  return item && Mail.parse({ dueAt: null, ...item });
}

/** Keeps the next revision of a mail; false when somebody else was faster. */
export async function saveMail(rows: LedgerItems, mail: Mail): Promise<boolean> {
  return (await rows.commit([{ replace: mailItem(mail), revision: mail.revision - 1 }])).length === 0;
}

/**
 * Puts a happening into a mail to its member, in the transaction that sets down that it is there: `told` when any mail had it
 * before, `busy` when the mail changed meanwhile.
 */
export async function enterInMail(
  rows: LedgerItems,
  mail: Mail,
  { happening, at }: { happening: string; at: string },
): Promise<'entered' | 'told' | 'busy'> {
  const mark = { id: `member#${mail.member}`, part: `mailed#${happening}`, expires: expiryOf(at) };
  const item = mailItem(mail);
  const write = mail.revision === 1 ? { add: item } : { replace: item, revision: mail.revision - 1 };
  const refused = await rows.commit([{ add: mark }, write]);
  if (refused.length === 0) return 'entered';
  return refused.includes(0) ? 'told' : 'busy';
}

export async function getMailSettings(rows: LedgerItems, member: string): Promise<MailSettings | undefined> {
  const [item] = await rows.get([settingsKey(member)]);
  return item && MailSettings.parse(item);
}

/** Settings that a link in a mail leads to. */
export async function findMailSettings(rows: LedgerItems, token: string): Promise<MailSettings | undefined> {
  const [item] = await rows.get([tokenKey(token)]);
  return item ? getMailSettings(rows, String(item.member)) : undefined;
}

/** Keeps the next revision of settings; false when somebody else was faster. */
export async function saveMailSettings(rows: LedgerItems, settings: MailSettings): Promise<boolean> {
  const { member, token, revision } = settings;
  const item = { ...settings, ...settingsKey(member) };
  const writes =
    revision === 1
      ? [{ add: item }, { add: { ...tokenKey(token), member } }]
      : [{ replace: item, revision: revision - 1 }];
  return (await rows.commit(writes)).length === 0;
}
