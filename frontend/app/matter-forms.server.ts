import { data } from 'react-router';
import * as z from 'zod';
import { MatterId } from '#shared/feedback/matter.ts';
import { Day } from '#shared/standards/local-date.ts';
import { load } from './loading.server.ts';
import { isRefused, openApi } from './member-api.server.ts';

const Received = z.object({ id: MatterId, code: z.string(), due: Day, custodian: z.string().nullable() });

/** Sends what a form holds; what was typed comes back with a refusal. */
export function sendMatterForm(request: Request, path: 'feedback' | 'complaints') {
  return load(request, async () => {
    const form = await request.formData();
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
    const {
      standard,
      document,
      page,
      clause,
      organization,
      text = '',
      proposal,
      evidence,
      name,
      email,
      kind,
      mayPublish,
    } = typed;
    const sender = { ...(name && { name }), ...(email && { email }) };
    const body = {
      about: {
        ...(standard && { standard }),
        ...(document && { document }),
        ...(page && { page: Number(page) }),
        ...(clause && { clause: clause.slice(0, 60) }),
        ...(organization && { organization }),
      },
      text,
      ...(evidence && { evidence }),
      ...(Object.keys(sender).length > 0 && { sender }),
      ...(path === 'feedback' && { kind, mayPublish: mayPublish === 'yes', ...(proposal && { proposal }) }),
    };
    const made = await openApi(request).tryTo({ method: 'POST', path, body }, Received);
    if (isRefused(made)) return data({ ...made, typed, sent: undefined }, { status: made.problem.status });
    return { sent: { ...made, path: `/${path}` }, typed: {}, problem: undefined };
  });
}
