import type { Messages } from './zh.ts';

export const enConsistency: Messages['consistency'] = {
  title: 'Compare two checkpoints',
  lead: 'Whoever kept an older checkpoint can find out whether the log rewrote its history: the newer log must hold all older entries as they were. The proof is computed here from the hashes that the log publishes and must give both signed roots, so this site need not be trusted.',
  older: 'The older checkpoint',
  olderHint: 'a file once saved from /log/checkpoint, or a receipt',
  newer: 'The newer checkpoint (optional)',
  newerHint: 'without one, the checkpoint that the log publishes now',
  start: 'Compare',
  verdicts: {
    consistent: 'Consistent: the log of {newer} entries holds the earlier {older} entries as they were.',
    same: 'The same: both checkpoints have {older} entries and one root.',
    fork: 'Not consistent: checkpoints of {older} and of {newer} entries cannot be of one log that only grows. Keep both files and tell the witnesses and us.',
    unsigned: 'A checkpoint was not signed by this log, or has been altered.',
    noKey: 'The key of the log could not be had.',
    noTiles:
      'The log does not give the hashes that the proof is made of, so nothing can be said. The newer checkpoint may not be published yet.',
    unreadable: 'The file cannot be read, or the present checkpoint could not be had.',
  },
};
