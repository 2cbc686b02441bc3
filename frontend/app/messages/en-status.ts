import type { zhStatus } from './zh-status.ts';

export const enStatus: typeof zhStatus = {
  title: 'Service status',
  lead: 'What the service says of itself at this moment.',
  states: { ready: 'Everything is ready.', 'not-ready': 'Part of the service is not ready; some pages may fail.' },
  silent: 'The API gives no account of itself at the moment.',
  at: (time) => `Asked at ${time}, Beijing time`,
  engines: 'Engines',
  names: { search: 'Search index', catalogue: 'Table of records', literature: 'Store of documents' },
  ready: (milliseconds) => `ready, answered in ${milliseconds} ms`,
  notReady: 'not ready',
  asJson: 'The same as JSON',
  log: 'Transparency log',
  entries: (origin, size) => `${origin}: ${size} entries published`,
  noCheckpoint: 'No checkpoint can be read at the moment.',
  checkpoint: 'Newest signed checkpoint',
  noHistory: 'This page shows one moment; no history of outages is kept here.',
};
