/** Every log line has one of these codes; alarms and runbooks key on them. */
export const logCodes = {
  API_FAILED: 'a request ended in an error that is ours',
  PROJECTION_FAILED: 'a changed record could not be written to the search index',
  DIGITIZING_FAILED: 'a step of digitizing a document failed and will be tried again',
  DOCUMENTS_SWEPT: 'documents stood still and their next step was asked for again',
  DEPOSITS_SWEPT: 'deposits stood still after they were sealed and have been gone on with',
  DEPOSIT_DAMAGED: 'the stored file of a deposit is not what was sealed, or is gone',
  DEPOSIT_NOT_SCREENED: 'a sealed deposit could not be screened and will be taken up again',
  WEBHOOK_FAILED: 'an event or a delivery of webhooks could not be dealt with and will be taken up again',
  ALERT_FAILED: 'what happened to a standard could not be told yet and will be taken up again',
  MATTER_FAILED: 'open feedback could not be handed on or a closed complaint not cleared, and will be taken up again',
  SETTLEMENT_FAILED: 'an invoice or a payout could not be settled and will be taken up again',
  PAYMENT_NOTICE_REFUSED: 'a notice of a payment provider was refused: forged, old, or not to be dealt with now',
  PAYMENT_NOTICE_STRANGE: 'a notice that a payment provider signed does not agree with what is kept here',
  PAYMENT_NOT_CHECKED: 'a payment or a refund could not be asked about and will be taken up again',
  LOG_UNSTAMPED: 'a checkpoint of the log got no time stamp and will be stamped later',
  LOG_LATE: 'an accepted entry has waited for more than a minute to be shown in the log',
  LOG_HALTED: 'the log cannot go on because what is stored contradicts what was committed',
} as const;
export type LogCode = keyof typeof logCodes;
