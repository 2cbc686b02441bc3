import { DepositRecord, type DepositSummary } from '#shared/deposits/deposit-view.ts';
import { DepositDue } from '../components/deposit-due.tsx';
import { DepositTask } from '../components/deposit-task.tsx';
import { ListedDeposits } from '../components/listed-deposits.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { Section } from '../components/section.tsx';
import { DepositPage } from '../deposit-model.ts';
import { languageOf } from '../language.ts';
import { asMember, type MemberApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { listOf, OrganizationBody } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/my-deposits.ts';

/** States in which the holder has something to do, and of which the whole record tells what. */
const attention = ['uploading', 'returned', 'challenged', 'taken-down', 'delisted'];
const mostTasks = 20;
const isDelisted = ({ state }: Pick<DepositSummary, 'state'>) => state === 'delisted';

export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const { items: mine } = await ask({ path: 'organizations' }, listOf(OrganizationBody));
    const asked = new URL(request.url).searchParams;
    const holder = mine.find(({ id }) => id === asked.get('holder'));
    const shelves = await Promise.all(
      (holder ? [holder] : mine).map(async (organization) => ({
        organization,
        deposits: await ask({ path: `deposits?${queryOf(organization.id, asked.get('cursor'))}` }, DepositPage),
        offered: await ask({ path: `deposits?offeredTo=${organization.id}` }, DepositPage),
      })),
    );
    const own = shelves.flatMap(({ deposits }) => deposits.items);
    const waiting = own.filter(({ state }) => attention.includes(state));
    // Those delisted last: of most of them nothing is left to do, and they keep no others out.
    const tasks = await recordsOf(ask, waiting.toSorted((a, b) => +isDelisted(a) - +isDelisted(b)).slice(0, mostTasks));
    const open = tasks.filter((task) => !isDelisted(task) || task.moves.includes('appeal'));
    return { shelves, tasks: open, offered: shelves.flatMap(({ offered }) => offered.items) };
  });
}

function queryOf(holder: string, cursor: string | null): URLSearchParams {
  return new URLSearchParams({ holder, size: '50', ...(cursor && { cursor }) });
}

function recordsOf(ask: MemberApi['ask'], deposits: readonly DepositSummary[]): Promise<DepositRecord[]> {
  return Promise.all(deposits.map(({ id }) => ask({ path: `deposits/${id}` }, DepositRecord)));
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { mine } = messages[languageOf(location.pathname)].desk;
  return pageMeta(location.pathname, { title: mine, noIndex: true });
}

export default function MyDeposits({ loaderData: { shelves, tasks, offered } }: Route.ComponentProps) {
  const { words, language, to } = useSite();
  const { desk } = words;
  return (
    <div className="page-width document">
      <header className="page-head">
        <AccountPath />
        <h1>{desk.mine}</h1>
        <p className="lead">{desk.mineLead}</p>
        <p>
          <a href={to('/deposits/new')}>{desk.make}</a>
        </p>
      </header>
      <Section id="tasks" title={desk.waiting}>
        {tasks.length + offered.length === 0 ? <p>{desk.nothingWaits}</p> : null}
        <ul className="entries">
          {tasks.map((deposit) => (
            <li key={deposit.id}>
              <DepositTask deposit={deposit} />
            </li>
          ))}
        </ul>
        {offered.length > 0 ? <h3>{desk.offered}</h3> : null}
        <ListedDeposits deposits={offered} />
      </Section>
      {shelves.length === 0 ? <p>{desk.noOrganization}</p> : null}
      {shelves.map(({ organization: { id, name }, deposits }) => (
        <Section key={id} id={id} title={desk.ofOrganization((language === 'en' && name.en) || name.zh)}>
          {deposits.items.length === 0 ? <p>{desk.none}</p> : null}
          <ListedDeposits deposits={deposits.items} extra={(deposit) => <DepositDue deposit={deposit} />} />
          {deposits.next ? (
            <p>
              <a href={`?${new URLSearchParams({ holder: id, cursor: deposits.next })}#${id}`}>{desk.more}</a>
            </p>
          ) : null}
        </Section>
      ))}
    </div>
  );
}
