import { data, redirect } from 'react-router';
import { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { DepositName } from '../components/deposit-name.tsx';
import { Refusal, TextField } from '../components/form-parts.tsx';
import { OfferFields } from '../components/offer-fields.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { languageOf, localPath } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { callOfNewListing, typedOf } from '../offer-forms.ts';
import { pageMeta } from '../page-meta.ts';
import { Done } from '../trade-model.ts';
import type { Route } from './+types/listing-new.ts';

export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const id = new URL(request.url).searchParams.get('deposit') ?? '';
    return { deposit: await ask({ path: `deposits/${encodeURIComponent(id)}` }, DepositRecord) };
  });
}

export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const typed = typedOf(await request.formData());
    const made = await tryTo(callOfNewListing(typed), Done);
    if (isRefused(made)) return data({ ...made, typed }, { status: made.problem.status });
    const language = languageOf(new URL(request.url).pathname);
    return redirect(localPath(language, `/account/sales/listings/${made.id}`), 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { sales } = messages[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title: sales.new, noIndex: true });
}

export default function NewListing({ loaderData: { deposit }, actionData }: Route.ComponentProps) {
  const { words } = useSite();
  const { sales } = words;
  const typed = actionData?.typed ?? {};
  return (
    <article className="page-width document">
      <header className="page-head">
        <AccountPath list={['/account/sales', sales.title]} />
        <h1>{sales.new}</h1>
        <p className="lead">
          <DepositName deposit={deposit} />
        </p>
        <p className="help">{sales.newLead}</p>
      </header>
      <Refusal problem={actionData?.problem} />
      <form method="post" className="form">
        <input type="hidden" name="deposit" value={deposit.id} />
        <input type="hidden" name="fileSha256" value={deposit.file.sha256} />
        <TextField id="statement" label={sales.statement} help={sales.statementHelp} value={typed.statement} required />
        <h2>{sales.offers}</h2>
        <OfferFields typed={typed} />
        <label className="choice">
          <input type="checkbox" name="draft" defaultChecked={typed.draft !== undefined} />
          {sales.draft}
        </label>
        <button type="submit" className="primary">
          {sales.create}
        </button>
      </form>
    </article>
  );
}
