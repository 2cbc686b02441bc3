import { data, redirect } from 'react-router';
import { ServiceError } from '#shared/runtime/errors.ts';
import { Field, Refusal } from '../components/form-parts.tsx';
import { RefundTask } from '../components/refund-task.tsx';
import { Section } from '../components/section.tsx';
import { TradePath } from '../components/trade-path.tsx';
import { languageOf, localPath } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { fenOf } from '../money.ts';
import { pageMeta } from '../page-meta.ts';
import { Done, RefundList } from '../trade-model.ts';
import type { Route } from './+types/refund-desk.ts';

/** Refunds that wait for a reviewer; a number of an order leads to it, where a dispute is decided. */
export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ member, ask }) => {
    if (!member.roles.includes('reviewer')) {
      throw new ServiceError('FORBIDDEN', { zh: messages.zh.sales.notReviewer, en: messages.en.sales.notReviewer });
    }
    const { pathname, searchParams } = new URL(request.url);
    const order = searchParams.get('order')?.trim();
    if (order) throw redirect(localPath(languageOf(pathname), `/orders/${encodeURIComponent(order)}`), 303);
    return { refunds: (await ask({ path: 'refunds' }, RefundList)).items };
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

export default function RefundDesk({ loaderData: { refunds }, actionData }: Route.ComponentProps) {
  const { sales } = useSite().words;
  return (
    <div className="page-width document">
      <header className="page-head">
        <TradePath />
        <h1>{sales.refunds}</h1>
        <p className="lead">{sales.refundsLead}</p>
      </header>
      <Refusal problem={actionData?.problem} />
      {refunds.length === 0 ? <p>{sales.noRefunds}</p> : null}
      <ul className="entries">
        {refunds.map((refund) => (
          <li key={refund.id}>
            <RefundTask refund={refund} typed={actionData?.typed.refund === refund.id ? actionData.typed : undefined} />
          </li>
        ))}
      </ul>
      <Section id="disputes" title={sales.openOrder}>
        <form className="form">
          <Field id="order" name="order" label={sales.openOrder} help={sales.openOrderHelp} required />
          <button type="submit">{sales.go}</button>
        </form>
      </Section>
    </div>
  );
}
