import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { signatureHeader } from '#shared/trade/providers/sandbox-provider.ts';
import { signNotice, verifyNotice } from '#shared/trade/providers/signed-notice.ts';
import type { Serve } from '../serve-request.ts';
import {
  type HeldPayment,
  type HeldRefund,
  NewSandboxPayment,
  NewSandboxRefund,
  NewSandboxSplit,
  type SandboxMemory,
} from './sandbox-memory.ts';
import { type SandboxButton, sandboxButtons, sandboxPage } from './sandbox-page.ts';
import { moveParts, splitAnswer, undivided } from './sandbox-splits.ts';

export const sandboxPath = '/sandbox-provider';

interface Sandbox {
  memory: SandboxMemory;
  secret: string;
}

interface Answered {
  status: number;
  type?: string;
  body?: string;
  location?: string;
}

/**
 * A payment provider in miniature, for one computer: it keeps payments, refunds and splits, shows the page on which one pays,
 * and sends signed notices. It answers the same id the same way, gives back no more than was paid and is not divided, and
 * moves no money.
 */
export function sandboxService(sandbox: Sandbox): Serve {
  return async (request, response) => {
    try {
      write(response, await answer(sandbox, request));
    } catch {
      write(response, { status: 400, body: 'the sandbox does not understand this' });
    }
  };
}

async function answer(sandbox: Sandbox, request: IncomingMessage): Promise<Answered> {
  const path = (request.url ?? '').slice(sandboxPath.length).split('?', 1)[0] ?? '';
  const body = await text(request);
  const [, kind, id = ''] = path.split('/');
  if (kind === 'pay') return payPage(sandbox, request.method ?? 'GET', id, body);
  verifyNotice(String(request.headers[signatureHeader]), `${path}\n${body}`, sandbox.secret, new Date());
  if (request.method === 'POST') {
    if (kind === 'splits') return json(await divide(sandbox, body));
    return json(kind === 'payments' ? await open(sandbox, body) : await giveBack(sandbox, body));
  }
  const { payments, refunds, splits } = sandbox.memory;
  if (kind === 'splits') return json(splits[id] && splitAnswer(splits[id], true));
  if (kind === 'payments') return json(payments[id] && paymentAnswer(payments[id]));
  return json(refunds[id] && refundAnswer(sandbox, refunds[id]));
}

async function open({ memory }: Sandbox, body: string) {
  const asked = NewSandboxPayment.parse(JSON.parse(body));
  memory.payments[asked.payment] ??= { ...asked, state: 'open' };
  await memory.save();
  return paymentAnswer(memory.payments[asked.payment] as HeldPayment);
}

async function divide({ memory }: Sandbox, body: string) {
  const asked = NewSandboxSplit.parse(JSON.parse(body));
  const { isDone } = moveParts(memory, asked);
  await memory.save();
  return splitAnswer(memory.splits[asked.number] ?? asked, isDone);
}

async function giveBack(sandbox: Sandbox, body: string) {
  const { memory } = sandbox;
  const asked = NewSandboxRefund.parse(JSON.parse(body));
  const refund = memory.refunds[asked.refund] ?? asked;
  const answered = refundAnswer(sandbox, refund);
  if (answered.state === 'done') memory.refunds[asked.refund] = refund;
  await memory.save();
  return answered;
}

function refundAnswer({ memory }: Sandbox, { refund, merchant, payment, amount }: HeldRefund) {
  const isPossible = memory.refunds[refund] !== undefined || amount <= undivided(memory, payment, refund);
  const told = isPossible ? { state: 'done' } : { state: 'refused', reason: 'more than was paid and is not divided' };
  return { kind: 'refund', merchant, refund, reference: `sandbox-${refund}`, ...told };
}

function paymentAnswer({ payment, merchant, state, amount, currency }: HeldPayment) {
  return { kind: 'payment', merchant, payment, state, reference: `sandbox-${payment}`, amount, currency };
}

async function payPage(sandbox: Sandbox, method: string, id: string, body: string): Promise<Answered> {
  const held = sandbox.memory.payments[id];
  if (!held) return { status: 404, body: 'no such payment' };
  if (method !== 'POST') return { status: 200, type: 'text/html; charset=utf-8', body: sandboxPage(held) };
  const wanted = new URLSearchParams(body).get('press');
  const pressed = sandboxButtons.find(({ name }) => name === wanted)?.name;
  if (!pressed || held.state !== 'open') return { status: 303, location: `${sandboxPath}/pay/${id}` };
  held.state = pressed === 'fail' ? 'closed' : 'paid';
  await sandbox.memory.save();
  await notify(sandbox, held, pressed);
  return { status: 303, location: held.returnTo };
}

/** A shop that cannot be reached asks later by itself. */
async function notify({ secret }: Sandbox, held: HeldPayment, pressed: SandboxButton): Promise<void> {
  const body = JSON.stringify(paymentAnswer(held));
  const times = { pay: 1, 'pay-twice': 2, 'pay-silently': 0, fail: 1 }[pressed];
  for (let time = 1; time <= times; time += 1) {
    const headers = { 'content-type': 'application/json', [signatureHeader]: signNotice(body, secret, new Date()) };
    await fetch(held.noticeUrl, { method: 'POST', headers, body }).catch(() => undefined);
  }
}

const json = (answered: unknown): Answered =>
  answered === undefined ? { status: 404 } : { status: 200, type: 'application/json', body: JSON.stringify(answered) };

function write(response: ServerResponse, { status, type = 'text/plain', body = '', location }: Answered): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...(location && { location }) });
  response.end(body);
}
