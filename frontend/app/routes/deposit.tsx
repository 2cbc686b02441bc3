import { DepositId } from '#shared/deposits/deposit.ts';
import { noDeposit } from '#shared/deposits/refusals.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { DepositFacts } from '../components/deposit-facts.tsx';
import { DepositHistory } from '../components/deposit-history.tsx';
import { DepositName } from '../components/deposit-name.tsx';
import { DepositChallenge, DepositProofs } from '../components/deposit-proofs.tsx';
import { DepositState } from '../components/deposit-state.tsx';
import { PagePath } from '../components/page-path.tsx';
import { ReceiptMeaning } from '../components/receipt-meaning.tsx';
import { Section } from '../components/section.tsx';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { findDeposit, findStandard } from '../services.server.ts';
import type { Route } from './+types/deposit.ts';

export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const id = DepositId.safeParse(params.id);
    if (!id.success) throw noDeposit();
    const deposit = await findDeposit({ id: id.data, caller: null });
    return { deposit, isInCatalogue: deposit.standard !== null && (await isInCatalogue(deposit.standard)) };
  });
}

/** Only what associations and enterprises deposit becomes a record by itself. */
async function isInCatalogue(id: string): Promise<boolean> {
  try {
    await findStandard({ id });
    return true;
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'NOT_FOUND') return false;
    throw error;
  }
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { deposits } = messages[languageOf(location.pathname)];
  const deposit = loaderData?.deposit;
  const title = [deposit?.number ?? deposits.undisclosed, deposits.deposit].join(' ');
  return pageMeta(location.pathname, { ...(deposit && { title }), description: deposits.lead });
}

export default function DepositPage({ loaderData: { deposit, isInCatalogue } }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { deposits } = words;
  return (
    <article className="page-width record">
      <header className="record-head">
        <PagePath
          steps={[
            ['/', words.nav.home],
            ['/deposits', deposits.title],
          ]}
        />
        <h1>
          <DepositName deposit={deposit} />
        </h1>
        {isInCatalogue ? (
          <p>
            <a href={to(`/standards/${deposit.standard}`)}>{deposits.inCatalogue}</a>
          </p>
        ) : null}
      </header>
      <p className="deposit-banner" data-deposit={deposit.state}>
        <DepositState state={deposit.state} /> {deposits.stateMeaning[deposit.state]}
      </p>
      <DepositFacts deposit={deposit} />
      <DepositHistory history={deposit.history} />
      <DepositProofs deposit={deposit} />
      <Section id="meaning" title={deposits.meaning}>
        <ReceiptMeaning />
        <p>
          <a href={to('/deposits/learn')}>{deposits.learn}</a>
        </p>
      </Section>
      <DepositChallenge deposit={deposit} />
    </article>
  );
}
