import type { Language } from '../runtime/route.ts';
import { type Happening, pathOf } from './happening.ts';
import { lineOf, shortLineOf } from './happening-words.ts';
import type { Mail, MailSettings } from './mail.ts';

export interface MailText {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** Further headers by name. */
  headers: Record<string, string>;
}

const words = {
  zh: {
    many: (count: number) => `规矩：关注的标准有 ${count} 项变化`,
    hello: '您关注的标准有以下变化：',
    manage: '管理关注：',
    stop: '不再接收此类邮件（无需登录）：',
  },
  en: {
    many: (count: number) => `Guiju: ${count} changes of standards that you follow`,
    hello: 'What happened to standards that you follow:',
    manage: 'What you follow:',
    stop: 'Stop these mails (no need to sign in):',
  },
} satisfies Record<Language, object>;

/** The mail that tells happenings; whoever gets it ends it by one click (RFC 8058), in the mail program or on a page. */
export function writeMail(
  happenings: readonly Happening[],
  { mail, createdAt }: Pick<Mail, 'mail' | 'createdAt'>,
  {
    settings,
    site,
    from,
  }: { settings: Pick<MailSettings, 'email' | 'language' | 'token' | 'member'>; site: string; from: string },
): MailText {
  const { language, token, email: to } = settings;
  const { many, hello, manage, stop } = words[language];
  const pages = language === 'en' ? `${site}/en` : site;
  const [only] = happenings;
  const lines = happenings.flatMap((happening) => [lineOf(happening, language), `  ${pages}${pathOf(happening)}`, '']);
  const foot = ['-- ', `${manage} ${pages}/account/follows`, `${stop} ${pages}/unsubscribe/${token}`, ''];
  return {
    from,
    to,
    subject: only && happenings.length === 1 ? shortLineOf(only, language) : many(happenings.length),
    text: [hello, '', ...lines, ...foot].join('\n'),
    headers: {
      date: new Date(createdAt).toUTCString().replace('GMT', '+0000'),
      'message-id': `<${mail}.${token.slice(0, 12)}@${new URL(site).hostname}>`,
      'list-id': `<alerts.${new URL(site).hostname}>`,
      'list-unsubscribe': `<${site}/v1/unsubscriptions/${token}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'auto-submitted': 'auto-generated',
      'content-language': language,
    },
  };
}

/** The mail as it is sent (RFC 5322): the subject in encoded words (RFC 2047), the text in base64 (RFC 2045). */
export function printMail({ from, to, subject, text, headers }: MailText): string {
  const named = Object.entries({ from, to, ...headers });
  const body = Buffer.from(text.replaceAll('\n', '\r\n')).toString('base64').replace(/.{76}/g, '$&\r\n');
  return [
    ...named.map(([name, value]) => `${headerName(name)}: ${value.replaceAll(/[\r\n]+/g, ' ')}`),
    `Subject: ${encodedWords(subject)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    body,
    '',
  ].join('\r\n');
}

const headerName = (name: string) => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()).replace('Id', 'ID');

/** An encoded word holds at most 75 characters and no part of one; 12 characters of any script fit. */
const lettersInWord = 12;

function encodedWords(text: string): string {
  const letters = [...text.replaceAll(/[\r\n]/g, ' ')];
  const pieces: string[] = [];
  for (let at = 0; at < letters.length; at += lettersInWord)
    pieces.push(letters.slice(at, at + lettersInWord).join(''));
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ');
}
