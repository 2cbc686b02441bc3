import * as z from 'zod';
import { Answer, Matter, MatterEvent, type Sender } from './matter.ts';

/** A matter as it is shown: to anyone once it is public, to its sender, and in full to those who handle it. */
export const MatterView = Matter.omit({ codeHash: true, by: true, sender: true, text: true })
  .extend({
    text: Matter.shape.text,
    answer: Answer.nullable(),
    sender: z.object({ name: z.string().optional(), email: z.string().optional() }).nullable(),
    history: z.array(MatterEvent.pick({ move: true, to: true, at: true, by: true, reason: true })),
  })
  .meta({ id: 'Matter' });
export type MatterView = z.infer<typeof MatterView>;

export type MatterViewer = 'public' | 'sender' | 'desk' | 'custodian';

/** What a viewer is shown; a sender's name and address stay with the sender and the desk. */
export function matterView(matter: Matter, events: readonly MatterEvent[], viewer: MatterViewer): MatterView {
  const { codeHash: _code, by: _by, sender, answer = null, ...shown } = matter;
  const history = events.map(({ move, to, at, by, reason }) => ({
    move,
    to,
    at,
    by,
    ...(reason !== undefined && viewer !== 'public' && { reason }),
  }));
  return {
    ...shown,
    answer,
    sender: viewer === 'public' || viewer === 'custodian' ? null : seenSender(sender),
    history,
  };
}

function seenSender(sender: z.infer<typeof Sender> | undefined) {
  return sender ? { name: sender.name, email: sender.email } : null;
}
