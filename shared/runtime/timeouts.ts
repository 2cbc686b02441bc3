/**
 * How long clients of AWS wait, in milliseconds; left alone they wait for ever, and a function would be cut off instead
 * of trying again. Engines on this computer may be slow to start and are waited for.
 */

/** Small questions and answers: three tries fit into the ten seconds of a function that callers reach. */
export const forRecords = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 2500, throwOnRequestTimeout: true },
};

/** Files may be large, so only silence counts. */
export const forFiles = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, socketTimeout: 5000 },
};
