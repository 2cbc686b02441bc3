import { type ErrorResponse, useLocation } from 'react-router';
import type { Problem } from '#shared/runtime/problem.ts';
import type { NearNumber } from '#shared/standards/nearest-numbers.ts';
import { useSite } from '../messages/messages.ts';
import { NearestNumbers } from './nearest-numbers.tsx';
import { SearchBox } from './search-box.tsx';

type PageProblem = Partial<Problem> & { nearest?: NearNumber[]; query?: string };

/** Says what went wrong and what to do, offers a way on, and keeps the id of the request. */
export function ProblemPage({ error }: { error: ErrorResponse | undefined }) {
  const { words, to } = useSite();
  const { pathname, search } = useLocation();
  const problem: PageProblem = typeof error?.data === 'object' && error.data !== null ? error.data : {};
  const status = error?.status ?? 500;
  const title = status === 404 ? words.problem.notFound : (problem.title ?? words.problem.failed);
  const help = status === 404 ? words.problem.notFoundHelp : (problem.detail ?? words.problem.failedHelp);
  return (
    <div className="page-width problem">
      <title>{`${title} – ${words.site.name}`}</title>
      <p className="problem-status">{status}</p>
      <h1>{title}</h1>
      {status === 404 && problem.detail ? <p>{problem.detail}</p> : null}
      <p>{help}</p>
      {problem.errors && problem.errors.length > 0 ? (
        <ul className="problem-errors">
          {problem.errors.map(({ pointer, detail }) => (
            <li key={pointer}>
              <code>{pointer.replace('/query/', '')}</code>
              {words.unit.colon}
              {words.problem.badValue(detail)}
            </li>
          ))}
        </ul>
      ) : null}
      {status < 500 ? <SearchBox id="problem-q" large query={problem.query} /> : null}
      {problem.nearest && problem.nearest.length > 0 ? (
        <section aria-labelledby="nearest">
          <h2 id="nearest">{words.problem.nearest}</h2>
          <NearestNumbers nearest={problem.nearest} />
        </section>
      ) : null}
      <p className="problem-ways">
        {status >= 500 ? <a href={pathname + search}>{words.problem.tryAgain}</a> : null}
        <a href={to('/')}>{words.problem.backHome}</a>
      </p>
      {problem.instance ? (
        <p className="small-print">
          {words.problem.requestId} <code>{problem.instance}</code> {status >= 500 ? words.problem.keepId : ''}
        </p>
      ) : null}
    </div>
  );
}
