import { redirect } from 'react-router';
import * as z from 'zod';
import { ServiceError } from '#shared/runtime/errors.ts';
import { callOfDeclaration } from '../deposit-forms.ts';
import { languageOf, localPath } from '../language.ts';
import { type ApiCall, asMember, isRefused } from '../member-api.server.ts';
import type { Route } from './+types/deposit-steps.ts';

/** What the script of the wizard asks, one step at a time; answers what the API answers, as JSON. */
export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const call = callOfStep(await request.formData());
    if (!call) throw new ServiceError('INVALID', { zh: '没有这一步。', en: 'There is no such step.' });
    const answered = await tryTo(call, z.record(z.string(), z.unknown()));
    return Response.json(answered, { status: isRefused(answered) ? answered.problem.status : 200 });
  });
}

/** Whoever opens the address of the steps wants the wizard itself. */
export function loader({ request }: Route.LoaderArgs) {
  return redirect(localPath(languageOf(new URL(request.url).pathname), '/deposits/new'), 303);
}

function callOfStep(form: FormData): ApiCall | undefined {
  const id = encodeURIComponent(String(form.get('deposit') ?? ''));
  const step = form.get('step');
  if (step === 'declare') return callOfDeclaration(form);
  if (step === 'upload') return { path: `deposits/${id}/upload` };
  if (step === 'seal') return { method: 'POST', path: `deposits/${id}/seal` };
  return undefined;
}
