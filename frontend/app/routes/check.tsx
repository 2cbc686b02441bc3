import { data, redirect } from 'react-router';
import { Check, fileEndings } from '#shared/checks/check.ts';
import { Field, Refusal } from '../components/form-parts.tsx';
import { Section } from '../components/section.tsx';
import { languageOf, localPath } from '../language.ts';
import { load } from '../loading.server.ts';
import { isRefused, openApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/check.ts';

const largestFile = 4 * 1024 * 1024;

/** Hands the list to the API and leads to the report. */
export function action({ request }: Route.ActionArgs) {
  return load(request, async () => {
    const form = await request.formData();
    const [text = '', asOf = ''] = ['text', 'asOf'].map((name) => String(form.get(name) ?? '').trim());
    const file = form.get('file');
    const language = languageOf(new URL(request.url).pathname);
    const { tooLarge, empty } = messages[language].check;
    const typed = { text, asOf };
    const hasFile = file instanceof File && file.size > 0;
    if (!hasFile && text === '') return data({ typed, fault: empty }, { status: 400 });
    if (hasFile && file.size > largestFile) return data({ typed, fault: tooLarge }, { status: 413 });
    const list = hasFile ? { file: await packed(file) } : { text };
    const body = { ...list, ...(asOf ? { asOf } : {}) };
    const api = openApi(request);
    const made = await api.tryTo({ method: 'POST', path: 'checks', body }, Check.pick({ id: true }));
    if (isRefused(made)) return data({ ...made, typed }, { status: made.problem.status });
    return redirect(localPath(language, `/check/${made.id}`), 303);
  });
}

async function packed(file: File) {
  return { filename: file.name, content: Buffer.from(await file.arrayBuffer()).toString('base64') };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].check;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function CheckList({ actionData }: Route.ComponentProps) {
  const { check } = useSite().words;
  const typed = actionData?.typed;
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{check.title}</h1>
        <p className="lead">{check.lead}</p>
      </header>
      <Section id="list" title={check.form}>
        {actionData && 'fault' in actionData ? (
          <p className="refusal" role="alert">
            {actionData.fault}
          </p>
        ) : null}
        <Refusal problem={actionData && 'problem' in actionData ? actionData.problem : undefined} />
        <form method="post" encType="multipart/form-data" className="form check-form" data-busy={check.busy}>
          <div className="field">
            <label htmlFor="text">{check.text}</label>
            <textarea
              id="text"
              name="text"
              rows={10}
              spellCheck={false}
              defaultValue={typed?.text}
              aria-describedby="text-help"
              placeholder={'GB/T 19001-2016\nGB 7718-2011\nISO 9001:2015'}
            />
            <p className="help" id="text-help">
              {check.textHelp}
            </p>
          </div>
          <div className="field">
            <label htmlFor="file">{check.file}</label>
            <input
              id="file"
              name="file"
              type="file"
              accept={fileEndings.map((ending) => `.${ending}`).join()}
              aria-describedby="file-help"
            />
            <p className="help" id="file-help">
              {check.fileHelp}
            </p>
          </div>
          <Field id="asOf" name="asOf" type="date" label={check.asOf} help={check.asOfHelp} value={typed?.asOf} />
          <button type="submit">{check.start}</button>
          <p role="status" />
          <p className="small-print">{check.limits}</p>
        </form>
      </Section>
      <Section id="api" title={check.more}>
        <p>{check.moreText}</p>
      </Section>
    </article>
  );
}
