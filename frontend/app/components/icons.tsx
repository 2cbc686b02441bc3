import type { ReactNode } from 'react';

/** Icons drawn for this site on a 16-unit grid; all are decoration, the words stand beside them. */
function Icon({ name, children }: { name: string; children: ReactNode }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };

export const SearchIcon = () => (
  <Icon name="search">
    <circle cx="6.75" cy="6.75" r="4.5" {...line} />
    <path d="m10.25 10.25 4 4" {...line} />
  </Icon>
);

export const CloseIcon = () => (
  <Icon name="close">
    <path d="m4 4 8 8m0-8-8 8" {...line} />
  </Icon>
);

export const TextIcon = ({ open }: { open: boolean }) => (
  <Icon name={open ? 'text' : 'text-closed'}>
    <path d="M3.25 1.75h6.5l3 3v9.5h-9.5z" {...line} />
    {open ? <path d="M5.5 7h5m-5 2.5h5M5.5 12h3" {...line} /> : <path d="M5 12.5 11 6.5" {...line} />}
  </Icon>
);

export const ArrowIcon = () => (
  <Icon name="arrow">
    <path d="M2.5 8h10.5M9 4l4 4-4 4" {...line} />
  </Icon>
);
