import type { Problem } from '#shared/runtime/problem.ts';
import { Refusal } from './form-parts.tsx';
import { MatterForm, SentMatter, type Typed } from './matter-forms.tsx';

interface MatterPageProps {
  kind: 'feedback' | 'complaint';
  said: { title: string; lead: string };
  /** What the address says already. */
  given: Typed;
  answer: { sent?: Parameters<typeof SentMatter>[0]['sent']; problem?: Problem; typed: Typed } | undefined;
}

/** Something is brought up here; then its number and code are shown. */
export function MatterPage({ kind, said, given, answer }: MatterPageProps) {
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{said.title}</h1>
        <p className="lead">{said.lead}</p>
      </header>
      {answer?.sent ? (
        <SentMatter sent={answer.sent} />
      ) : (
        <>
          <Refusal problem={answer?.problem} />
          <MatterForm kind={kind} typed={{ ...given, ...answer?.typed }} />
        </>
      )}
    </article>
  );
}
