import { data, redirect } from 'react-router';
import * as z from 'zod';
import { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { DepositDue } from '../components/deposit-due.tsx';
import { DepositFacts } from '../components/deposit-facts.tsx';
import { DepositForms } from '../components/deposit-forms.tsx';
import { DepositHistory } from '../components/deposit-history.tsx';
import { DepositInternal } from '../components/deposit-internal.tsx';
import { DepositName } from '../components/deposit-name.tsx';
import { DepositProofs } from '../components/deposit-proofs.tsx';
import { DepositState } from '../components/deposit-state.tsx';
import { NextStep } from '../components/deposit-task.tsx';
import { Refusal } from '../components/form-parts.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { Section } from '../components/section.tsx';
import { callOfMove } from '../deposit-forms.ts';
import { languageOf } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/deposit-desk.ts';

/** A deposit as the member may see it, with what they can do about it. */
export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => ({
    deposit: await ask({ path: `deposits/${encodeURIComponent(id)}` }, DepositRecord),
  }));
}

const Moved = z.object({ id: z.string() });

export function action({ request, params: { id } }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const form = await request.formData();
    const call = callOfMove(id, form);
    if (!call) throw new ServiceError('INVALID', { zh: '没有这个表单。', en: 'There is no such form.' });
    const moved = await tryTo(call, Moved);
    if (!isRefused(moved)) return redirect(new URL(request.url).pathname, 303);
    const typed = { move: String(form.get('move')), reason: String(form.get('reason') ?? '') };
    return data({ ...moved, typed }, { status: moved.problem.status });
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location, loaderData }: Route.MetaArgs) {
  const { deposits } = messages[languageOf(location.pathname)];
  const title = `${loaderData?.deposit.number ?? deposits.undisclosed} ${deposits.deposit}`;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function DepositDesk({ loaderData: { deposit }, actionData }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { desk, deposits } = words;
  const { id, state, acceptedAt, moves } = deposit;
  return (
    <article className="page-width document">
      <header className="page-head">
        <AccountPath list={['/account/deposits', words.desk.mine]} />
        <h1>
          <DepositName deposit={deposit} />
        </h1>
        {acceptedAt ? (
          <p>
            <a href={to(`/deposits/${id}`)}>{desk.publicEntry}</a>
          </p>
        ) : null}
      </header>
      <div className="deposit-banner" data-deposit={state}>
        <p>
          <DepositState state={state} /> {deposits.stateMeaning[state]}
        </p>
        <p>
          <NextStep deposit={deposit} />
        </p>
        <DepositDue deposit={deposit} />
      </div>
      <Refusal problem={actionData?.problem} />
      {deposit.internal ? <DepositInternal deposit={deposit} /> : null}
      <Section id="acts" title={desk.forms}>
        <DepositForms deposit={deposit} typed={actionData?.typed} />
        {moves.includes('offer-transfer') ? (
          <p>
            <a href={`${to('/deposits/new')}?supersedes=${id}`}>{desk.newer}</a>
          </p>
        ) : null}
      </Section>
      <DepositFacts deposit={deposit} />
      <DepositHistory history={deposit.history} />
      {acceptedAt ? <DepositProofs deposit={deposit} /> : null}
    </article>
  );
}
