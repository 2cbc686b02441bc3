/** Stable codes that callers may branch on, each with its HTTP status (RFC 9457 `code` member). */
export const errorStatus = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  SANDBOX: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  GONE: 410,
  PRECONDITION_FAILED: 412,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  KEY_REUSED: 422,
  PRECONDITION_REQUIRED: 428,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;
export type ErrorCode = keyof typeof errorStatus;

/** One thing that is wrong with the input: a JSON pointer (RFC 6901) into params, query or body, and a sentence. */
export interface FieldError {
  pointer: string;
  detail: string;
}

/** The only error that reaches a caller with its own words; anything else becomes `INTERNAL` without details. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ErrorCode;
  /** What to do about it, in both languages. */
  readonly detail: { zh: string; en: string };
  readonly errors: FieldError[];
  /** Headers the answer needs beside the problem, such as a challenge or the allowed methods. */
  readonly headers: Record<string, string>;

  constructor(
    code: ErrorCode,
    detail: { zh: string; en: string },
    options: { errors?: FieldError[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(detail.en, { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.errors = options.errors ?? [];
    this.headers = options.headers ?? {};
  }

  get status(): number {
    return errorStatus[this.code];
  }
}
