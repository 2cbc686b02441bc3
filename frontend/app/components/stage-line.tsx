import type { ProjectSummary } from '#shared/lifecycle/project-view.ts';
import { useSite } from '../messages/messages.ts';
import { Dated } from './dated.tsx';

interface StageLineProps {
  steps: { step: keyof ReturnType<typeof useSite>['words']['lifecycle']['stages']; on: string | null }[];
  /** Where it stands now. */
  current?: string;
  /** What is said of a step without a date. */
  otherwise?: string;
}

/** The steps of a life in their order, with the dates that are known. */
export function StageLine({ steps, current, otherwise = '' }: StageLineProps) {
  const { lifecycle } = useSite().words;
  return (
    <ol className="stages">
      {steps.map(({ step, on }) => (
        <li key={step} data-reached={on ? 'yes' : 'no'} aria-current={step === current ? 'step' : undefined}>
          {lifecycle.stages[step]} {on ? <Dated date={on} /> : <span className="date">{otherwise}</span>}
        </li>
      ))}
    </ol>
  );
}

const order = [
  'initiated',
  'drafting',
  'commenting',
  'reviewing',
  'submitted',
  'approved',
  'published',
  'filed',
] as const;

/** The steps of a project; an end before publication stands last. */
export function lifeOf({ stages, stage }: Pick<ProjectSummary, 'stages' | 'stage'>): StageLineProps['steps'] {
  const steps = stage === 'terminated' ? ([...order, stage] as const) : order;
  return steps.map((step) => ({ step, on: stages[step] ?? null }));
}
