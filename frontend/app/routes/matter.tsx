import { data } from 'react-router';
import { MatterView } from '#shared/feedback/matter-view.ts';
import { Field, Refusal } from '../components/form-parts.tsx';
import { MatterFacts } from '../components/matter-facts.tsx';
import { languageOf, neutralPath } from '../language.ts';
import { load } from '../loading.server.ts';
import { asReader, isRefused, openApi, refuseFalseAddress } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/matter.ts';

/** What may be seen without a code, more by those who handle it; else the page asks for the code. */
export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asReader(request, async ({ tryTo }) => {
    const found = await tryTo({ path: apiPath(request, id) }, MatterView);
    if (isRefused(found)) refuseFalseAddress(request, found);
    return { matter: isRefused(found) ? null : found };
  });
}

/** Looks with the code, or moves the matter first. */
export function action({ request, params: { id } }: Route.ActionArgs) {
  return load(request, async () => {
    const form = await request.formData();
    const [code = '', move = '', text = ''] = ['code', 'move', 'text'].map((name) =>
      String(form.get(name) ?? '').trim(),
    );
    const api = openApi(request);
    const path = apiPath(request, id);
    const headers = code ? { 'receipt-code': code } : undefined;
    if (move) {
      const body = { move, ...(text && { text }) };
      const moved = await api.tryTo(
        { method: 'POST', path: `${path}/moves`, body, headers },
        MatterView.pick({ id: true }),
      );
      if (isRefused(moved))
        return data({ problem: moved.problem, matter: null, code }, { status: moved.problem.status });
    }
    const found = await api.tryTo({ path, headers }, MatterView);
    if (isRefused(found)) return data({ problem: found.problem, matter: null, code }, { status: found.problem.status });
    return { matter: found, code, problem: undefined };
  });
}

function apiPath(request: Request, id: string): string {
  const folder = neutralPath(new URL(request.url).pathname).startsWith('/complaints') ? 'complaints' : 'feedback';
  return `${folder}/${encodeURIComponent(id)}`;
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  return pageMeta(location.pathname, { title: messages[languageOf(location.pathname)].feedback.title, noIndex: true });
}

export default function Matter({ loaderData, actionData }: Route.ComponentProps) {
  const { feedback } = useSite().words;
  const matter = actionData?.matter ?? loaderData.matter;
  const said = feedback.matter;
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{matter ? said.title(feedback.kinds[matter.kind]) : feedback.title}</h1>
      </header>
      <Refusal problem={actionData?.problem} />
      {matter ? (
        <MatterFacts matter={matter} code={actionData?.code} />
      ) : (
        <form method="post" className="form">
          <Field id="code" name="code" label={said.code} help={said.codeHelp} value={actionData?.code} required />
          <button type="submit">{said.look}</button>
        </form>
      )}
    </article>
  );
}
