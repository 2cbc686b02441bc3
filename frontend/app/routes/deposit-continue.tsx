import { data, redirect } from 'react-router';
import * as z from 'zod';
import { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { DepositName } from '../components/deposit-name.tsx';
import { Refusal } from '../components/form-parts.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { Section } from '../components/section.tsx';
import { FileChoice, UploadProgress, WizardWords } from '../components/wizard-file.tsx';
import { UploadByHand, WantedFile } from '../components/wizard-upload.tsx';
import { languageOf, localPath } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { UploadBody, uploadHeaders, withUploads } from '../wizard.server.ts';
import type { Route } from './+types/deposit-continue.ts';

/** Where a declared deposit stands: the state is the server's, so that it survives whatever happens to the browser. */
export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const path = `deposits/${encodeURIComponent(id)}`;
    const [deposit, upload] = await Promise.all([
      ask({ path }, DepositRecord),
      ask({ path: `${path}/upload` }, UploadBody),
    ]);
    return withUploads({ deposit, upload });
  });
}

/** Seals what was uploaded. */
export function action({ request, params: { id } }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const call = { method: 'POST', path: `deposits/${encodeURIComponent(id)}/seal` } as const;
    const sealed = await tryTo(call, z.object({ id: z.string() }));
    if (isRefused(sealed)) return data(sealed, { status: sealed.problem.status });
    const language = languageOf(new URL(request.url).pathname);
    return redirect(localPath(language, `/account/deposits/${sealed.id}`), 303);
  });
}

export const headers = uploadHeaders;

export function meta({ location }: Route.MetaArgs) {
  const { continueTitle } = messages[languageOf(location.pathname)].wizard;
  return pageMeta(location.pathname, { title: continueTitle, noIndex: true });
}

export default function DepositContinue({ loaderData, actionData }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { wizard, desk } = words;
  const { deposit } = loaderData;
  const { upload, isReceived } = loaderData.upload;
  const { sha256, bytes } = deposit.file;
  const lead = upload ? (isReceived ? wizard.received : wizard.continueLead) : wizard.notUploading;
  return (
    <div className="page-width document">
      <header className="page-head">
        <AccountPath list={['/account/deposits', words.desk.mine]} />
        <h1>{wizard.continueTitle}</h1>
        <p className="other-title">
          <DepositName deposit={deposit} />
        </p>
        <p className="lead">{lead}</p>
      </header>
      <Refusal problem={actionData?.problem} />
      {upload ? (
        <form
          method="post"
          data-wizard
          data-steps={to('/deposits/steps')}
          data-place={to('/deposits/')}
          data-desk={to('/account/deposits/')}
          data-deposit={deposit.id}
          data-wanted={sha256}
          data-received={isReceived || undefined}
        >
          <Section id="file" title={wizard.file.title}>
            <WantedFile
              sha256={sha256}
              bytes={bytes}
              mediaType={deposit.file.mediaType}
              name={deposit.internal?.filename}
            />
            {isReceived ? null : <FileChoice />}
          </Section>
          <Section id="seal" title={wizard.seal.title}>
            {isReceived ? null : <UploadByHand upload={upload} name={deposit.internal?.filename} />}
            <p className="buttons">
              <button
                type="submit"
                className="main-button"
                data-with-script={isReceived ? undefined : wizard.seal.resume}
              >
                {wizard.seal.sealNow}
              </button>
            </p>
            <UploadProgress />
          </Section>
          <WizardWords />
        </form>
      ) : (
        <p>
          <a href={to(`/account/deposits/${deposit.id}`)}>{desk.open}</a>
        </p>
      )}
    </div>
  );
}
