import { data } from 'react-router';
import { type Answer, AnswerList } from '#shared/ask/answer.ts';
import { stageIsOff } from '#shared/ask/ask-services.ts';
import { Field, Refusal } from '../components/form-parts.tsx';
import { ResultItem } from '../components/result-item.tsx';
import { Section } from '../components/section.tsx';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { isRefused, openApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { questionsAreOn } from '../services.server.ts';
import type { Route } from './+types/ask.ts';

/** Meanings are compared by a function of their own, so the page asks the API. */
export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    if (!(await questionsAreOn())) throw stageIsOff();
    const given = new URL(request.url).searchParams;
    const typed = { q: given.get('q')?.trim() ?? '', asOf: given.get('asOf') ?? '' };
    if (typed.q === '') return data({ typed, answers: null, problem: undefined });
    const query = new URLSearchParams({ q: typed.q, ...(typed.asOf && { asOf: typed.asOf }) });
    const answered = await openApi(request).tryTo({ path: `ask?${query}` }, AnswerList);
    return isRefused(answered)
      ? data({ typed, answers: null, problem: answered.problem }, { status: answered.problem.status })
      : data({ typed, answers: answered, problem: undefined });
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { ask } = messages[languageOf(location.pathname)];
  const q = loaderData?.typed.q;
  return pageMeta(location.pathname, { title: q ? ask.titleFor(q) : ask.title, description: ask.lead, noIndex: true });
}

export default function Ask({ loaderData: { typed, answers, problem } }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { ask } = words;
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{ask.title}</h1>
        <p className="lead">{ask.lead}</p>
      </header>
      <Refusal problem={problem} />
      <form className="form" action={to('/ask')}>
        <Field id="question" name="q" label={ask.question} help={ask.help} value={typed.q} required />
        <Field id="asOf" name="asOf" type="date" label={ask.asOf} help={ask.asOfHelp} value={typed.asOf} />
        <button type="submit">{ask.submit}</button>
      </form>
      {answers ? (
        <Section id="answers" title={ask.answers}>
          <p role="status">{answers.items.length === 0 ? ask.none : ask.onDay(answers.asked.asOf)}</p>
          <ol className="results">
            {answers.items.map((answer) => (
              <li key={answer.id}>
                <ResultItem standard={answer} search={typed.asOf ? `?asOf=${typed.asOf}` : ''} q={typed.q} />
                <FoundBy answer={answer} />
              </li>
            ))}
          </ol>
          <p className="small-print">{ask.note}</p>
          <p>
            <a href={`${to('/standards')}?${new URLSearchParams({ q: typed.q })}`}>{ask.search}</a>
          </p>
        </Section>
      ) : null}
    </article>
  );
}

/** Why it is here: its words were found, or what it means. */
function FoundBy({ answer: { foundBy } }: { answer: Answer }) {
  const { ask, unit } = useSite().words;
  return (
    <p className="small-print">
      {ask.why} {foundBy.map((way) => ask.foundBy[way]).join(unit.dot)}
    </p>
  );
}
