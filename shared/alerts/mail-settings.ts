import { newSecret } from '../members/secret.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Language } from '../runtime/route.ts';
import type { AlertServices } from './alert-services.ts';
import { findMailSettings, getMailSettings, saveMailSettings } from './mail-store.ts';

/** Keeps where mail to a member goes: the address that the identity provider verified. Asking for mail takes it up again. */
export async function keepAddress(
  { rows, mail }: Pick<AlertServices, 'rows' | 'mail'>,
  { caller: { subject: member, email }, language }: { caller: Caller; language: Language },
): Promise<void> {
  if (!mail) throw noMail('本服务没有设置发件人，不能发送邮件。', 'No sender is set here, so no mail is sent.');
  const before = await getMailSettings(rows, member);
  if (!email && before && !before.isEnded) return;
  if (!email) throw noMail('您的账户没有经过验证的邮箱。', 'Your account has no verified e-mail address.');
  if (before?.email === email && before.language === language && !before.isEnded) return;
  const { token = newSecret(), revision = 0 } = before ?? {};
  await saveMailSettings(rows, { member, email, language, token, isEnded: false, revision: revision + 1 });
}

/** Ends all mail to whoever got the link, with no sign-in (RFC 8058). Done twice it changes nothing. Throws `NOT_FOUND`. */
export async function endMail({ rows }: Pick<AlertServices, 'rows'>, { token }: { token: string }): Promise<void> {
  for (;;) {
    const settings = await findMailSettings(rows, token);
    if (!settings) throw new ServiceError('NOT_FOUND', { zh: '退订链接无效。', en: 'This link leads to no mail.' });
    if (settings.isEnded) return;
    if (await saveMailSettings(rows, { ...settings, isEnded: true, revision: settings.revision + 1 })) return;
  }
}

function noMail(zh: string, en: string): ServiceError {
  return new ServiceError('INVALID', { zh, en }, { errors: [{ pointer: '/body/mail', detail: en }] });
}
