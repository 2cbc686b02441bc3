import type { ProjectSummary } from '#shared/lifecycle/project-view.ts';
import { pickText } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { Designation } from './designation.tsx';
import { CountdownWords } from './project-clock.tsx';

/** A project in a list: title, stage, and how its time stands. */
export function ProjectItem({ project }: { project: ProjectSummary }) {
  const { language, words, to } = useSite();
  const { lifecycle, unit } = words;
  const { id, titles, number, stage, plan, clock, commentUntil, takesComments } = project;
  const title = pickText(titles, language);
  const waits = clock.filing && clock.filing.ended === null ? clock.filing : clock.publication;
  return (
    <li>
      <p>
        <a href={to(`/projects/${id}`)} lang={title?.tag}>
          {number ? <Designation number={number} /> : null} {title?.text}
        </a>
      </p>
      <p className="small-print">
        <strong>{lifecycle.stages[stage]}</strong> {unit.dot} {lifecycle.plan} {plan} {unit.dot}{' '}
        {takesComments && commentUntil ? (
          <>
            <strong>{lifecycle.commentsUntil(commentUntil)}</strong> {unit.dot}{' '}
          </>
        ) : null}
        <CountdownWords countdown={waits} />
      </p>
    </li>
  );
}
