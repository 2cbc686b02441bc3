import { data, redirect } from 'react-router';
import { ServiceError } from '#shared/runtime/errors.ts';
import { Refusal } from '../components/form-parts.tsx';
import { Instant } from '../components/instant.tsx';
import { OrderState } from '../components/order-state.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { RefundTask } from '../components/refund-task.tsx';
import { Section } from '../components/section.tsx';
import { languageOf } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { fenOf } from '../money.ts';
import { pageMeta } from '../page-meta.ts';
import { DisputeList, Done, RefundList } from '../trade-model.ts';
import type { Route } from './+types/refund-desk.ts';

/** Refunds and disputes that wait for a reviewer; a dispute is decided on the page of its order, which tells all of it. */
export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ member, ask }) => {
    if (!member.roles.includes('reviewer')) {
      throw new ServiceError('FORBIDDEN', { zh: messages.zh.sales.notReviewer, en: messages.en.sales.notReviewer });
    }
    const [refunds, disputes] = await Promise.all([
      ask({ path: 'refunds' }, RefundList),
      ask({ path: 'disputes' }, DisputeList),
    ]);
    return { refunds: refunds.items, disputes: disputes.items };
  });
}

export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const form = await request.formData();
    const [refund = '', reason = '', amount = ''] = ['refund', 'reason', 'amount'].map((name) =>
      String(form.get(name) ?? '').trim(),
    );
    const body = { approve: form.get('decision') === 'approve', reason, ...(amount && { amount: fenOf(amount) }) };
    const path = `refunds/${encodeURIComponent(refund)}/decision`;
    const done = await tryTo({ method: 'POST', path, body }, Done);
    if (isRefused(done)) return data({ ...done, typed: { refund, reason, amount } }, { status: done.problem.status });
    return redirect(new URL(request.url).pathname, 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { sales } = messages[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title: sales.refunds, noIndex: true });
}

export default function RefundDesk({ loaderData: { refunds, disputes }, actionData }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { sales } = words;
  return (
    <div className="page-width document">
      <header className="page-head">
        <AccountPath />
        <h1>{sales.refunds}</h1>
        <p className="lead">{sales.refundsLead}</p>
      </header>
      <Refusal problem={actionData?.problem} />
      <Section id="refunds" title={words.orders.refund.title}>
        {refunds.length === 0 ? <p>{sales.noRefunds}</p> : null}
        <ul className="entries">
          {refunds.map((refund) => (
            <li key={refund.id}>
              <RefundTask
                refund={refund}
                typed={actionData?.typed.refund === refund.id ? actionData.typed : undefined}
              />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="disputes" title={sales.disputes}>
        {disputes.length === 0 ? <p>{sales.noDisputes}</p> : null}
        <ul className="entries">
          {disputes.map(({ id, updatedAt, state }) => (
            <li key={id}>
              <p>
                <Instant at={updatedAt} /> <a href={to(`/orders/${id}`)}>{id}</a> <OrderState state={state} />
              </p>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
