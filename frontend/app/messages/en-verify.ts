import type { Messages } from './zh.ts';

export const enVerify: Messages['verify'] = {
  title: 'Verify a receipt in your browser',
  lead: 'Choose receipt and statement: everything is computed on your computer. Files are not uploaded and never leave the browser.',
  learn: 'What a receipt proves and does not prove',
  form: 'Choose files',
  without:
    'Scripts do not run here, so this page cannot verify; the commands below check the same and need nothing of this site.',
  receipt: 'Receipt',
  receiptHint: 'receipt.tlog-proof, attached to the certificate or from /v1/deposits/…/receipt',
  statement: 'Statement',
  statementHint: 'statement.json, to the letter',
  file: 'Deposited file (optional)',
  fileHint: 'of any size; its SHA-256 is computed piece by piece',
  key: 'Key of the log (optional)',
  keyHint:
    'The text of log-key.txt, one key a line; keys of witnesses may follow, all of which must have signed. Without one the key that this site publishes is taken: compare the fingerprint shown below with the one on the certificate.',
  checkpoint: 'Checkpoint from elsewhere (optional)',
  checkpointHint: 'from a witness, somebody else or /log/checkpoints/…: finds a log that tells people different things',
  timeStamp: 'Time stamp (optional)',
  timeStampHint: 'checkpoint.tsr, an RFC 3161 answer',
  start: 'Verify',
  progress: 'Progress of hashing the file',
  hashing: 'Computing the SHA-256 of the file…',
  unreadable: 'A file could not be read, or the script not loaded. Choose the files again and try once more.',
  noKey: 'The published key could not be had. Put the text of log-key.txt into “Key of the log”.',
  result: 'Result',
  holds: 'Verified: the receipt is valid, the statement is in the log, and the file is the one it states.',
  holdsWithoutFile:
    'Verified: the receipt is valid and the statement is in the log. No file was chosen, so the file itself was not compared.',
  fails: 'Not verified: “{step}” does not hold. {why}',
  step: 'Step',
  outcome: {
    passed: 'holds',
    failed: 'does not hold',
    skipped: 'not checked',
    unreached: 'not checked, because an earlier step fails',
  },
  steps: {
    statement: {
      title: 'Statement can be read',
      passed: 'Deposit {deposit}, sealed at {sealedAt}; its hash as an entry of the log is {leaf}.',
      failed: 'This file is no deposit statement of this service, or has been changed.',
    },
    file: {
      title: 'File is the one stated',
      passed: 'The file has {bytes} bytes and the SHA-256 {hash}, as stated.',
      failed:
        'The file has the SHA-256 {hash} ({bytes} bytes), the statement says {stated} ({statedBytes} bytes): it is another file.',
      skipped: 'No file was chosen.',
      unreached: 'The statement cannot be read, so there is nothing to compare with.',
    },
    key: {
      title: 'Key',
      passed:
        'Log {name}, key fingerprint (SHA-256) {fingerprint}. Compare it with the certificate, or with one had elsewhere.',
      failed: 'There is no key of a log in the text; it should be name+number+base64.',
    },
    receipt: {
      title: 'Form of the receipt',
      passed: 'tlog-proof@v1 for entry {index}, with a path of {hashes} hashes.',
      failed: 'This file is no tlog-proof@v1 receipt, or has been changed.',
    },
    checkpoint: {
      title: 'Signature under the checkpoint',
      passed: 'Signed by the log {origin} at size {size}, with the root {root}.',
      failed: 'The checkpoint is not signed with this key of {name}, or has been changed.',
      unreached: 'There is no receipt or no key to go by.',
    },
    inclusion: {
      title: 'Statement is in the log',
      passed:
        'The path leads from the hash of the statement to the very root that was signed: it is entry {index} of {size}.',
      failed:
        'The path does not lead from the statement to the signed root: statement or receipt was changed, or this is the receipt of another statement.',
      unreached: 'There is no checkpoint to believe.',
    },
    witnesses: {
      title: 'Signatures of witnesses',
      passed: '{names} signed this checkpoint too.',
      failed: '{names} did not validly sign this checkpoint.',
      skipped: 'No key of a witness was given.',
      unknown: 'The checkpoint bears signatures of {names}; without their keys they were not checked.',
      unreached: 'There is no checkpoint to believe.',
    },
    published: {
      title: 'Agrees with the checkpoint from elsewhere',
      passed: 'Both are of size {size} and have the same root.',
      failed:
        'Both are of size {size} and have different roots: the log told people different things. Keep both files and tell others.',
      unsigned: 'The checkpoint from elsewhere is not signed with this key.',
      skipped: 'No checkpoint from elsewhere was chosen.',
      otherSize:
        'The checkpoint from elsewhere is of size {otherSize}, that of the receipt of {size}; telling needs a consistency proof.',
      unreached: 'There is no checkpoint or no key to believe.',
    },
    timeStamp: {
      title: 'Time stamp',
      passed:
        'It stamps this checkpoint: no later than {time}. Check the signature of the authority with its certificate by the command below.',
      failed: 'The time stamp is not over this checkpoint, or cannot be read.',
      skipped: 'No time stamp was chosen: the time of sealing is what this service recorded.',
      unreached: 'There is no receipt to go by.',
    },
  },
  meaning: 'What this proves and does not prove',
  byHand: 'Without this page, and without this site',
  byHandLead:
    'Each way needs nothing but the attachments of the certificate. The first two use public tools, the third this project’s source.',
  shell: 'OpenSSL and a shell: hash of the file, signature of the checkpoint',
  shellNote: 'This checks file and signature; whether the statement is in the log is for the program below.',
  go: 'Go: all of a receipt',
  goNote:
    'Needs golang.org/x/mod (v0.42.0 or newer). Save it as main.go, then: go mod init verify, go mod tidy, go run . receipt.tlog-proof statement.json log-key.txt',
  project: 'The command of this project (asks no network)',
  stamp: 'Signature of the time-stamping authority (where there is a time stamp)',
};
