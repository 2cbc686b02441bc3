import type { zhSamples } from './zh-samples.ts';

export const enSamples: typeof zhSamples = {
  title: 'First steps and samples',
  lead: 'Five steps: get a key, find a standard, export its citation, harvest a set, call the MCP server. Every command and every program on this page is run by a test.',
  link: 'First steps and samples',
  steps: 'Five first steps',
  stepsNote: 'Run these in one shell, one after the other. They need curl; the last one needs Node.js too.',
  samples: 'Samples in five languages',
  samplesNote:
    'Each is a whole program: save it to a file and run it, with java and the name of the file, go run, node, or python3. Python, Java and Go use their standard libraries alone.',
  copyOf: (task, language) => `${task} (${language})`,
};
