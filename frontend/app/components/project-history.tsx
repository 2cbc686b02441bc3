import type { ProjectView } from '#shared/lifecycle/project-view.ts';
import { useSite } from '../messages/messages.ts';
import { Dated } from './dated.tsx';
import { Instant } from './instant.tsx';
import { Section } from './section.tsx';

/** Everything that was done with a project, oldest first: when it happened, and when and by whom it was set down. */
export function ProjectHistory({ events }: { events: ProjectView['history'] }) {
  const { lifecycle, unit } = useSite().words;
  const words: Record<string, string> = lifecycle.moves;
  return (
    <Section id="history" title={lifecycle.history}>
      <ol className="entries">
        {events.map(({ revision, move, on, at, actor, reason }) => (
          <li key={revision}>
            <p>
              <Dated date={on} /> <strong>{words[move] ?? move}</strong>
              {reason ? `${unit.colon}${reason}` : ''}
            </p>
            <p className="small-print">
              {actor} {unit.dot} <Instant at={at} />
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
