import { randomUUID } from 'node:crypto';
import { data, redirect } from 'react-router';
import * as z from 'zod';
import { DepositId } from '#shared/deposits/deposit.ts';
import { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { ClaimsFields } from '../components/claims-fields.tsx';
import { Refusal } from '../components/form-parts.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { ReceiptMeaning } from '../components/receipt-meaning.tsx';
import { Section } from '../components/section.tsx';
import { FileByHand, FileChoice, UploadProgress, WizardWords } from '../components/wizard-file.tsx';
import { callOfDeclaration } from '../deposit-forms.ts';
import { languageOf, localPath } from '../language.ts';
import { asMember, isRefused, type MemberApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { type Typed, typedOfDeposit, typedOfForm } from '../typed-claims.ts';
import { depositingOrganizations, uploadHeaders, withUploads } from '../wizard.server.ts';
import type { Route } from './+types/deposit-new.ts';

/** An empty form, or one filled with the claims of an earlier deposit that is mended (`?from`) or superseded (`?supersedes`). */
export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const [organizations, typed] = await Promise.all([depositingOrganizations(ask), earlierClaims(request, ask)]);
    return withUploads({ key: randomUUID(), organizations, typed });
  });
}

async function earlierClaims(request: Request, ask: MemberApi['ask']): Promise<Typed> {
  const asked = new URL(request.url).searchParams;
  const supersedes = DepositId.safeParse(asked.get('supersedes')).data;
  const id = supersedes ?? DepositId.safeParse(asked.get('from')).data;
  if (!id) return {};
  const typed = typedOfDeposit(await ask({ path: `deposits/${id}` }, DepositRecord));
  return { ...typed, supersedes: supersedes ?? typed.supersedes };
}

/** Declares without script; the page that follows says how to upload. */
export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const form = await request.formData();
    const declared = await tryTo(callOfDeclaration(form), z.object({ id: DepositId }));
    if (isRefused(declared))
      return data({ ...declared, typed: typedOfForm(form) }, { status: declared.problem.status });
    const language = languageOf(new URL(request.url).pathname);
    return redirect(localPath(language, `/deposits/${declared.id}/continue`), 303);
  });
}

export const headers = uploadHeaders;

export function meta({ location }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].wizard;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function DepositNew({ loaderData, actionData }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { wizard } = words;
  const { organizations } = loaderData;
  const typed: Typed = actionData?.typed ?? loaderData.typed;
  return (
    <div className="page-width document">
      <header className="page-head">
        <AccountPath list={['/account/deposits', words.desk.mine]} />
        <h1>{wizard.title}</h1>
        <p className="lead">{wizard.lead}</p>
      </header>
      {organizations.length === 0 ? (
        <p>
          {wizard.noRole} <a href={to('/account')}>{wizard.toAccount}</a>
        </p>
      ) : (
        <form
          method="post"
          data-wizard
          data-steps={to('/deposits/steps')}
          data-place={to('/deposits/')}
          data-desk={to('/account/deposits/')}
        >
          <Refusal problem={actionData?.problem} />
          <input type="hidden" name="key" value={typed.key ?? loaderData.key} />
          <Section id="file" title={wizard.file.title}>
            <FileChoice />
            <FileByHand typed={typed} />
          </Section>
          <Section id="claims" title={wizard.claims.title}>
            <ClaimsFields organizations={organizations} typed={typed} />
          </Section>
          <Section id="seal" title={wizard.seal.title}>
            <ReceiptMeaning />
            <p className="buttons">
              <button type="submit" className="main-button" data-with-script={wizard.seal.submit}>
                {wizard.seal.declareByHand}
              </button>
            </p>
            <UploadProgress />
          </Section>
          <WizardWords />
        </form>
      )}
    </div>
  );
}
