import { randomBytes } from 'node:crypto';

/** Version, trace, parent, flags; what later versions add comes after them (W3C Trace Context §3.2.2.2). */
const form = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:$|-)/;

/**
 * Our part of the trace that a caller has begun, for the header `traceparent` of the answer: the same trace and flags, with
 * an id of our own. Undefined when the caller traces nothing, or nothing that can be read.
 */
export function continueTrace(traceparent: string | undefined): string | undefined {
  const [, trace, flags] = form.exec(traceparent ?? '') ?? [];
  return trace && `00-${trace}-${randomBytes(8).toString('hex')}-${flags}`;
}
