import type { Language } from '#shared/runtime/route.ts';
import { demoPeople } from './demo-people.ts';

const words = {
  zh: {
    title: '本机登录',
    lead: '这是本机演示服务：以下人物均为虚构，选一位即可登录，无需密码。',
    back: '不登录，返回',
    failed: '登录未能完成',
    again: '请回到网站重新登录。',
  },
  en: {
    title: 'Local sign-in',
    lead: 'This is a demonstration on one computer. The people below are fictional; choose one to sign in, no password needed.',
    back: 'Go back without signing in',
    failed: 'Sign-in could not be completed',
    again: 'Go back to the site and sign in again.',
  },
} satisfies Record<Language, Record<string, string>>;

/** The page on which one chooses whom to be. */
export function signInPage(language: Language): string {
  const { title, lead, back } = words[language];
  const people = demoPeople
    .map(
      ({ id, name, roles }) => `<li><button name="person" value="${id}">${name} <small>${roles}</small></button></li>`,
    )
    .join('');
  const form = `<form method="post"><ul>${people}</ul><button name="person" value="">${back}</button></form>`;
  return page(language, title, `<p>${lead}</p>${form}`);
}

/** The page for a sign-in that went wrong, e.g. because it was left open too long. */
export function signInFailedPage(language: Language, code: string): string {
  const { failed, again } = words[language];
  return page(language, failed, `<p>${again}</p><p><code>${code.replace(/\W/g, ' ')}</code></p>`);
}

function page(language: Language, title: string, body: string): string {
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title} · 规矩 Guiju</title>
<style>body{font:1rem/1.75 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem}ul{list-style:none;padding:0}
li{margin:.5rem 0}button{font:inherit;padding:.5rem 1rem;text-align:start;cursor:pointer}li button{width:100%}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;
}
