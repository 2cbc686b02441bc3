import type { Standard } from '../standards/standard.ts';

/**
 * The body that is answerable for a standard: the feedback channel that its text names, else 归口 of the record, else whoever
 * issued it.
 */
export function answerableBody({ feedbackChannel, bodies }: Pick<Standard, 'feedbackChannel' | 'bodies'>) {
  return feedbackChannel?.org ?? bodies?.custodian?.[0] ?? bodies?.issuer?.[0];
}
