import type { DepositSummary } from '#shared/deposits/deposit-view.ts';
import { findingTexts } from '#shared/deposits/finding.ts';
import { serviceDays } from '#shared/deposits/service-clock.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { DepositDue } from '../components/deposit-due.tsx';
import { HolderLink } from '../components/holder-link.tsx';
import { Instant } from '../components/instant.tsx';
import { ListedDeposits } from '../components/listed-deposits.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { Section } from '../components/section.tsx';
import { DepositPage } from '../deposit-model.ts';
import { languageOf } from '../language.ts';
import { asMember, type MemberApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/review.ts';

/** What waits for reviewers, by the service clock. */
export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ member, ask }) => {
    if (!member.roles.includes('reviewer')) {
      throw new ServiceError('FORBIDDEN', { zh: messages.zh.desk.notReviewer, en: messages.en.desk.notReviewer });
    }
    const [underReview, challenged, appealed] = await Promise.all([
      queue(ask, 'under-review', request),
      queue(ask, 'challenged', request),
      queue(ask, 'appealed', request),
    ]);
    return { underReview, challenged, appealed };
  });
}

/** The oldest first; what is due first comes first among them. */
async function queue(ask: MemberApi['ask'], state: 'under-review' | 'challenged' | 'appealed', request: Request) {
  const cursor = new URL(request.url).searchParams.get(state);
  const query = new URLSearchParams({ state, order: 'oldest', size: '50', ...(cursor && { cursor }) });
  const { items, next } = await ask({ path: `deposits?${query}` }, DepositPage);
  return { state, next, deposits: items.toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1)) };
}

const dueOf = ({ due, declaredAt }: DepositSummary) => due?.reviewer ?? declaredAt;

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { review } = messages[languageOf(location.pathname)].desk;
  return pageMeta(location.pathname, { title: review, noIndex: true });
}

export default function Review({ loaderData: { underReview, challenged, appealed } }: Route.ComponentProps) {
  const { desk } = useSite().words;
  return (
    <div className="page-width document">
      <header className="page-head">
        <AccountPath />
        <h1>{desk.review}</h1>
        <p className="lead">{desk.reviewLead}</p>
        <p className="help">{desk.clock(serviceDays.review, serviceDays.challenge, serviceDays.appeal)}</p>
        <p className="help">{desk.twoPersons}</p>
      </header>
      <Queue queue={underReview} title={desk.underReview} empty={desk.nothingUnderReview} />
      <Queue queue={challenged} title={desk.challenged} empty={desk.nothingChallenged} />
      <Queue queue={appealed} title={desk.appealed} empty={desk.nothingAppealed} />
    </div>
  );
}

interface QueueProps {
  queue: { state: string; next: string | null; deposits: DepositSummary[] };
  title: string;
  empty: string;
}

function Queue({ queue: { state, next, deposits }, title, empty }: QueueProps) {
  const { desk } = useSite().words;
  return (
    <Section id={state} title={title}>
      {deposits.length === 0 ? <p>{empty}</p> : null}
      <ListedDeposits deposits={deposits} extra={(deposit) => <Waiting deposit={deposit} />} />
      {next ? (
        <p>
          <a href={`?${new URLSearchParams({ [state]: next })}#${state}`}>{desk.more}</a>
        </p>
      ) : null}
    </Section>
  );
}

function Waiting({ deposit }: { deposit: DepositSummary }) {
  const { language, words } = useSite();
  const { desk, deposits, unit } = words;
  const { holder, sealedAt, found, proposed } = deposit;
  return (
    <>
      <p className="small-print">
        {holder ? (
          <>
            {deposits.held}
            {unit.colon}
            <HolderLink holder={holder} /> {unit.dot}{' '}
          </>
        ) : null}
        {sealedAt ? (
          <>
            {desk.sealedAt} <Instant at={sealedAt} />
          </>
        ) : null}
      </p>
      <ul className="findings">
        {[...new Set(found)].map((code) => (
          <li key={code}>{findingTexts[code][language]}</li>
        ))}
      </ul>
      {proposed ? (
        <p>
          <strong>{desk.proposed[proposed]}</strong>
        </p>
      ) : null}
      <DepositDue deposit={deposit} />
    </>
  );
}
