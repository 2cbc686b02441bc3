import type { ProjectView } from '#shared/lifecycle/project-view.ts';
import { useSite } from '../messages/messages.ts';
import { Field, TextField } from './form-parts.tsx';

interface ProjectMoveFormProps {
  move: string;
  project: ProjectView;
  today: string;
  /** What was typed when the API refused. */
  typed?: Record<string, string>;
}

const withUntil = ['open-comments', 'extend-comments'];

/** One move with what it has to say, folded until it is chosen. */
export function ProjectMoveForm({ move, project, today, typed = {} }: ProjectMoveFormProps) {
  const { lifecycle } = useSite().words;
  const { desk } = lifecycle;
  const names: Record<string, string> = lifecycle.moves;
  const isTyped = typed.move === move;
  const value = (name: string) => (isTyped ? typed[name] : undefined);
  const id = (name: string) => `${move}-${name}`;
  const text = project.draft?.clauses.map(({ clause, title = '', text: words }) => `# ${clause} ${title}\n${words}`);
  return (
    <details open={isTyped}>
      <summary>{names[move] ?? move}</summary>
      <form method="post" className="form">
        <input type="hidden" name="move" value={move} />
        <input type="hidden" name="revision" value={project.revision} />
        <Field id={id('on')} name="on" type="date" label={desk.on} value={value('on') ?? today} required />
        {withUntil.includes(move) ? (
          <Field id={id('until')} name="until" type="date" label={desk.until} value={value('until')} required />
        ) : null}
        {move === 'open-comments' ? (
          <TextField
            id={id('draft')}
            name="draft"
            label={desk.draft}
            value={value('draft') ?? text?.join('\n\n')}
            required
            rows={12}
            longest={200_000}
          />
        ) : null}
        {move === 'publish' ? (
          <>
            <Field id={id('number')} name="number" label={desk.number} value={value('number')} required />
            <Field
              id={id('effective')}
              name="effective"
              type="date"
              label={desk.effective}
              value={value('effective')}
              required
            />
          </>
        ) : null}
        {move === 'file' ? (
          <Field id={id('recordNo')} name="recordNo" label={desk.recordNo} value={value('recordNo')} />
        ) : null}
        <TextField id={id('reason')} name="reason" label={desk.reason} value={value('reason')} />
        <button type="submit">{names[move] ?? move}</button>
      </form>
    </details>
  );
}
