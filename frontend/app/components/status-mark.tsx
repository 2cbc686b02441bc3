import type { ReactNode } from 'react';
import type { Status } from '#shared/standards/codes.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';

const frame = { x: 1.5, y: 1.5, width: 11, height: 11, fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };

/** Every status has a shape of its own, so that neither colour nor print decides what is read. */
const shapes: Record<Status, ReactNode> = {
  'in-force': <rect x="1" y="1" width="12" height="12" fill="currentColor" />,
  'to-be-implemented': (
    <>
      <rect {...frame} />
      <path d="M1.5 1.5v11h11z" fill="currentColor" />
    </>
  ),
  'newer-edition': (
    <>
      <path d="M8 1.5H1.5v11h11V6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5 9 12.5 1.5M8.5 1.5h4v4" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  'partly-replaced': (
    <>
      <rect {...frame} />
      <path d="M1.5 1.5h11v5.5H7v5.5H1.5z" fill="currentColor" />
    </>
  ),
  suspended: (
    <>
      <rect {...frame} />
      <path d="M5.25 4v6m3.5-6v6" stroke="currentColor" strokeWidth="1.75" />
    </>
  ),
  withdrawn: (
    <>
      <rect {...frame} />
      <path d="M0 14 14 0" stroke="currentColor" strokeWidth="1.75" />
    </>
  ),
  draft: <rect {...frame} strokeDasharray="2 1.67" />,
  unknown: (
    <>
      <rect {...frame} />
      <path
        d="M7 9.25v1.5M5 5.25C5 3.5 9 3.5 9 5.25 9 6.75 7 6.5 7 8"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
      />
    </>
  ),
};

export function StatusShape({ status }: { status: Status }) {
  return (
    <svg className="status-shape" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      {shapes[status]}
    </svg>
  );
}

export function StatusMark({ status }: { status: Status }) {
  const { language } = useSite();
  return (
    <span className="status" data-status={status}>
      <StatusShape status={status} />
      <span>{fieldWord(language, 'status', status)}</span>
    </span>
  );
}
