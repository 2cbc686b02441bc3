import type { ItemKey } from '../ledger/item.ts';
import { hashOf } from '../members/secret.ts';
import { log } from '../runtime/log.ts';
import type { AlertServices } from './alert-services.ts';
import { getHappenings } from './alert-store.ts';
import { begun, ended, type Mail } from './mail.ts';
import { getMail, getMailSettings, saveMail } from './mail-store.ts';
import { printMail, writeMail } from './write-mail.ts';

/**
 * Sends a mail that is due and sets down what came of it. Whoever is second finds it begun and leaves it; a try that died halfway
 * is made again under the same id.
 */
export async function deliverMail(
  services: Pick<AlertServices, 'rows' | 'now' | 'mail' | 'site'>,
  key: ItemKey,
): Promise<void> {
  const { rows, now } = services;
  const waiting = await getMail(rows, key);
  if (!services.mail || !waiting?.dueAt || waiting.dueAt > now().toISOString()) return;
  const mail = begun(waiting, now());
  if (!(await saveMail(rows, mail))) return;
  const after = ended(mail, await send(services, mail));
  if (after !== mail) await saveMail(rows, after);
}

async function send(
  { rows, mail: port, site }: Pick<AlertServices, 'rows' | 'mail' | 'site'>,
  mail: Mail,
): Promise<'sent' | 'failed' | 'dropped'> {
  const settings = await getMailSettings(rows, mail.member);
  const happenings = await getHappenings(rows, mail.happenings);
  if (!port || !settings || settings.isEnded || happenings.length === 0) return 'dropped';
  const id = `${mail.mail}-${hashOf(mail.member).slice(0, 16)}`;
  const printed = printMail(writeMail(happenings, mail, { settings, site, from: port.from }));
  try {
    await port.send({ id, to: settings.email, printed });
    return 'sent';
  } catch (error) {
    log('ALERT_FAILED', { error, mail: id });
    return 'failed';
  }
}
