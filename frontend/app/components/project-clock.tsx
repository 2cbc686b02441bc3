import type { Countdown, ProjectClock } from '#shared/lifecycle/project-clock.ts';
import { useSite } from '../messages/messages.ts';
import { Section } from './section.tsx';

/** How a time stands: days left, days late, or how it was met. */
export function CountdownWords({ countdown: { due, ended, elapsed, left, isOverdue } }: { countdown: Countdown }) {
  const { clock } = useSite().words.lifecycle;
  if (isOverdue) {
    return <span className="overdue">{ended ? clock.metLate(-left, ended) : clock.late(-left, due)}</span>;
  }
  return <span>{ended ? clock.met(elapsed, ended) : clock.running(left, due)}</span>;
}

/** The times of a project, with what they are counted by. */
export function ProjectClockFacts({ clock }: { clock: ProjectClock }) {
  const said = useSite().words.lifecycle.clock;
  return (
    <Section id="clock" title={said.title}>
      <dl className="facts">
        <div className="fact">
          <dt>{said.publication}</dt>
          <dd>
            <CountdownWords countdown={clock.publication} />
          </dd>
        </div>
        {clock.filing ? (
          <div className="fact">
            <dt>{said.filing}</dt>
            <dd>
              <CountdownWords countdown={clock.filing} />
            </dd>
          </div>
        ) : null}
      </dl>
      <p className="small-print">{said.note}</p>
    </Section>
  );
}
