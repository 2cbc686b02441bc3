import type { zhCitations } from './zh-citations.ts';

export const enCitations: typeof zhCitations = {
  title: (number) => `Citations of ${number}`,
  lead: (day) => `As of ${day}: whether what it cites still holds, and whom a change of it touches.`,
  picture: 'Picture of the citations',
  pictureText: (cited, citing) =>
    `On the left the ${cited} standards that it cites, on the right the ${citing} that cite it; the tables below list them all.`,
  more: (count) => `${count} more`,
  cited: 'What it cites',
  citing: 'What cites it',
  nothingCited: 'No citations of it are held. Those of digitized standards are read from their normative references.',
  nothingCiting: 'No standard that cites it is held.',
  problems: (count) => `${count} of them ${count === 1 ? 'has' : 'have'} a problem.`,
  columns: {
    standard: 'Standard',
    findings: 'Judgement',
    evidence: 'Evidence',
    distance: 'Distance',
    through: 'Through',
    kind: 'Kind',
  },
  dated: 'dated',
  undated: 'undated',
  datedHelp:
    'A dated citation stays with its edition until it is revised; an undated one means the edition in force, so a new edition reaches it at once.',
  steps: (distance) => (distance === 1 ? 'direct' : `${distance} steps`),
  levels: (counts) => `At each distance: ${counts}.`,
  cut: 'There are more than are listed; the API gives them level by level.',
  depth: 'Steps to follow',
  fine: 'valid',
  open: 'Whether its citations still hold, and whom a change touches',
  back: 'Back to the record',
  json: 'API',
};
