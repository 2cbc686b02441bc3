import type { HeldPayment } from './sandbox-memory.ts';

/** What one can press, and what it does. */
export const sandboxButtons = [
  { name: 'pay', zh: '付款', en: 'Pay' },
  { name: 'pay-twice', zh: '付款，通知发送两次', en: 'Pay, and send the notice twice' },
  { name: 'pay-silently', zh: '付款，通知丢失', en: 'Pay, and lose the notice' },
  { name: 'fail', zh: '付款失败', en: 'Fail' },
] as const;
export type SandboxButton = (typeof sandboxButtons)[number]['name'];

const states = {
  open: { zh: '待付款', en: 'to be paid' },
  paid: { zh: '已付款', en: 'paid' },
  closed: { zh: '已关闭', en: 'closed' },
};

/** The page on which one pays in the sandbox: plain HTML without script, and unmistakably no real provider. */
export function sandboxPage({ payment, amount, currency, subject, returnTo, state }: HeldPayment): string {
  const price = `${currency} ${(amount / 100).toFixed(2)}`;
  const buttons = sandboxButtons.map(
    ({ name, zh, en }) => `<p><button name="press" value="${name}">${zh} <span lang="en">${en}</span></button></p>`,
  );
  const back = `<p><a href="${escaped(returnTo)}">返回商户 <span lang="en">Back to the shop</span></a></p>`;
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>支付沙盒 · Payment sandbox</title>
<style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a }
header { border: 3px dashed #8a4b00; background: #fff4e0; padding: 0.5rem 1rem }
button { font: inherit; width: 100%; min-height: 2.75rem; text-align: start; padding: 0.25rem 1rem; cursor: pointer }
dt { font-weight: bold } dd { margin: 0 0 0.5rem }
</style>
<header><strong>沙盒：不会发生真实付款。</strong><br><span lang="en">Sandbox: no money moves.</span></header>
<main>
<h1>支付沙盒 <span lang="en">Payment sandbox</span></h1>
<dl>
<dt>商品 <span lang="en">What for</span></dt><dd>${escaped(subject)}</dd>
<dt>金额 <span lang="en">Amount</span></dt><dd>${escaped(price)}</dd>
<dt>付款编号 <span lang="en">Payment</span></dt><dd>${escaped(payment)}</dd>
<dt>状态 <span lang="en">State</span></dt><dd>${states[state].zh} <span lang="en">${states[state].en}</span></dd>
</dl>
${state === 'open' ? `<form method="post">\n${buttons.join('\n')}\n</form>` : ''}
${back}
</main>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);
}
