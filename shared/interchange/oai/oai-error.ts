export type OaiCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch';

/** A refusal as OAI-PMH 2.0 §3.6 tells it: inside an answer that HTTP calls a success. */
export class OaiError extends Error {
  override readonly name = 'OaiError';
  readonly code: OaiCode;
  constructor(code: OaiCode, message: string) {
    super(message);
    this.code = code;
  }
}
