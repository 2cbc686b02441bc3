import * as z from 'zod';
import { env } from './env.ts';
import { type ErrorCode, ServiceError } from './errors.ts';
import type { Language } from './route.ts';

/** RFC 9457 problem details as this service prints them. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })),
    /** Id of the request, to be quoted when asking for help. */
    instance: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export const problemTitles: Record<ErrorCode, Record<Language, string>> = {
  INVALID: { zh: '请求有误', en: 'Invalid request' },
  UNAUTHENTICATED: { zh: '需要登录', en: 'Sign-in needed' },
  FORBIDDEN: { zh: '无权进行此操作', en: 'Not allowed' },
  SANDBOX: { zh: '沙盒密钥不更改内容', en: 'Sandbox keys change nothing' },
  NOT_FOUND: { zh: '未找到', en: 'Not found' },
  METHOD_NOT_ALLOWED: { zh: '不支持此方法', en: 'Method not allowed' },
  CONFLICT: { zh: '与现有内容冲突', en: 'Conflict' },
  GONE: { zh: '已移除', en: 'Gone' },
  PRECONDITION_FAILED: { zh: '内容已被修改', en: 'Precondition failed' },
  TOO_LARGE: { zh: '请求过大', en: 'Request too large' },
  UNSUPPORTED_MEDIA_TYPE: { zh: '不支持的内容类型', en: 'Unsupported media type' },
  KEY_REUSED: { zh: '幂等键已用于其他内容', en: 'Idempotency key reused' },
  PRECONDITION_REQUIRED: { zh: '缺少前提条件', en: 'Precondition required' },
  TOO_MANY_REQUESTS: { zh: '请求过于频繁', en: 'Too many requests' },
  INTERNAL: { zh: '服务内部错误', en: 'Internal error' },
  UNAVAILABLE: { zh: '暂时不可用', en: 'Temporarily unavailable' },
};

/** Maps any thrown value to a problem; only `ServiceError` keeps its own words. */
export function toProblem(error: unknown, language: Language, requestId: string): Problem {
  const known = error instanceof ServiceError ? error : internal(error);
  return {
    type: `${env().SITE_URL}/problems/${known.code.toLowerCase().replaceAll('_', '-')}`,
    title: problemTitles[known.code][language],
    status: known.status,
    detail: known.detail[language],
    code: known.code,
    errors: known.errors,
    instance: requestId,
  };
}

function internal(cause: unknown): ServiceError {
  return new ServiceError(
    'INTERNAL',
    {
      zh: '服务出错，请稍后再试；反馈时请附上 instance 中的编号。',
      en: 'Something failed here. Try again later; quote the instance id when you report it.',
    },
    { cause },
  );
}
