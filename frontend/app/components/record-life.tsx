import type { Lifecycle } from '#shared/lifecycle/find-lifecycle.ts';
import { useSite } from '../messages/messages.ts';
import { Dated } from './dated.tsx';
import { Section } from './section.tsx';
import { StageLine } from './stage-line.tsx';

/** The life of a local standard: known dates, the project it came from, its reviews, and when the next one is due. */
export function RecordLife({ life }: { life: Lifecycle }) {
  const { words, to } = useSite();
  const { lifecycle, unit } = words;
  const said = lifecycle.life;
  return (
    <Section id="life" title={said.title}>
      <StageLine steps={life.steps} otherwise={said.unknown} />
      {life.reviewDue ? (
        <p>
          {said.due}
          {unit.colon}
          <Dated date={life.reviewDue} /> {life.isReviewOverdue ? <span className="overdue">{said.late}</span> : null}
        </p>
      ) : null}
      {life.reviews.length > 0 ? (
        <ol className="entries">
          {life.reviews.map(({ on, outcome, reason, at }) => (
            <li key={at}>
              <p>
                <Dated date={on} /> <strong>{lifecycle.outcomes[outcome]}</strong>
                {unit.colon}
                {reason}
              </p>
            </li>
          ))}
        </ol>
      ) : null}
      <p className="check-actions">
        {life.project ? <a href={to(`/projects/${life.project}`)}>{said.project}</a> : null}
        <a href={to('/reviews-due')}>{lifecycle.reviewsDue}</a>
        <a href={to(`/standards/${life.standard}/review`)} rel="nofollow">
          {said.review}
        </a>
      </p>
    </Section>
  );
}
