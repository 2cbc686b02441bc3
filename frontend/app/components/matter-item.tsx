import type { MatterView } from '#shared/feedback/matter-view.ts';
import { useSite } from '../messages/messages.ts';
import { Designation } from './designation.tsx';
import { Instant } from './instant.tsx';

/** A matter in a list: what it is about, the beginning of its text, and how it stands. */
export function MatterItem({ matter, path }: { matter: MatterView; path: string }) {
  const { words, to } = useSite();
  const { kinds, states } = words.feedback;
  const { id, kind, state, about, number, receivedAt, text } = matter;
  return (
    <li>
      <p>
        <a href={to(`${path}/${id}`)}>
          {kinds[kind]} {words.unit.dot}{' '}
          {about.standard ? <Designation number={number ?? about.standard} /> : about.organization} {about.clause}
        </a>{' '}
        <strong>{states[state]}</strong> <Instant at={receivedAt} />
      </p>
      <p>{text?.slice(0, 200)}</p>
    </li>
  );
}
