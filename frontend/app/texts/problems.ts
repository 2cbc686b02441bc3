import type { ErrorCode } from '#shared/runtime/errors.ts';
import type { Language } from '../language.ts';

/** What each error code means and what a caller does about it. */
export const problemTexts: Record<ErrorCode, Record<Language, { meaning: string; remedy: string }>> = {
  INVALID: {
    zh: {
      meaning: '请求中有无法理解的内容。',
      remedy: '看 errors：每一项的 pointer 指出位置，detail 说明原因。改正后重发，原样重发不会成功。',
    },
    en: {
      meaning: 'Part of the request cannot be understood.',
      remedy:
        'See errors: each pointer names the place and detail the reason. Mend it and send again; the same request will fail again.',
    },
  },
  UNAUTHENTICATED: {
    zh: { meaning: '此操作需要登录凭证，或凭证已失效。', remedy: '带上有效的 Bearer 令牌。查阅题录不需要任何凭证。' },
    en: {
      meaning: 'This needs a credential, or the one given has expired.',
      remedy: 'Send a valid bearer token. Reading the catalogue needs none.',
    },
  },
  FORBIDDEN: {
    zh: { meaning: '已登录，但没有做这件事的权限。', remedy: '换用有权限的账号，或请本机构的管理员授予角色。' },
    en: {
      meaning: 'Signed in, but not allowed to do this.',
      remedy: 'Use an account with the role, or ask your organization for it.',
    },
  },
  SANDBOX: {
    zh: {
      meaning: '请求有效，但带的是沙盒密钥，所以什么也没有更改。',
      remedy: '试验到此成功。要真正更改，请换用正式密钥。',
    },
    en: {
      meaning: 'The request is valid, but it came with a sandbox key, so nothing was changed.',
      remedy: 'As a trial it has succeeded. To change something, use a key that is not for the sandbox.',
    },
  },
  NOT_FOUND: {
    zh: {
      meaning: '没有这个地址，或没有收录这个标识符。',
      remedy: '用 /v1/standards/resolve 以任意写法查标准号；它会给出最接近的候选。',
    },
    en: {
      meaning: 'There is no such address, or the identifier is not held.',
      remedy: 'Look the number up in any spelling at /v1/standards/resolve; it offers the nearest candidates.',
    },
  },
  METHOD_NOT_ALLOWED: {
    zh: { meaning: '此地址不接受所用的方法。', remedy: '按接口文档改用所列方法。' },
    en: {
      meaning: 'This address does not take the method used.',
      remedy: 'Use one of the methods that the reference lists.',
    },
  },
  CONFLICT: {
    zh: { meaning: '请求与现有内容矛盾，例如重复创建。', remedy: '先读取现状，再决定怎样修改。' },
    en: {
      meaning: 'The request contradicts what is there, for instance by creating it twice.',
      remedy: 'Read the present state first, then decide.',
    },
  },
  GONE: {
    zh: { meaning: '内容曾经存在，已被移除。', remedy: '不必重试；说明文字会写明原因。' },
    en: { meaning: 'It was here and has been removed.', remedy: 'Do not retry; the detail says why.' },
  },
  PRECONDITION_FAILED: {
    zh: { meaning: '在你读取之后，内容已被别人修改。', remedy: '重新读取，取得新的 ETag，合并后再写。' },
    en: {
      meaning: 'Someone changed it after you read it.',
      remedy: 'Read it again, take the new ETag, merge, and write.',
    },
  },
  TOO_LARGE: {
    zh: { meaning: '请求体或条目数超过上限。', remedy: '分成几次发送；批量解析每次至多 200 个。' },
    en: {
      meaning: 'The body or the number of items is over the limit.',
      remedy: 'Split it; bulk resolving takes up to 200 at a time.',
    },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    zh: { meaning: '请求体的内容类型不是此接口所读的。', remedy: '以 Content-Type: application/json 发送 JSON。' },
    en: {
      meaning: 'The body is of a media type that is not read here.',
      remedy: 'Send JSON with Content-Type: application/json.',
    },
  },
  KEY_REUSED: {
    zh: {
      meaning: '同一个 Idempotency-Key 已用于内容不同的请求；没有写入任何内容。',
      remedy: '原样重发时沿用原来的键；内容有变时换一个新的键。',
    },
    en: {
      meaning: 'The same Idempotency-Key came with other content before; nothing was written.',
      remedy: 'Keep the key to repeat a request as it was; take a new one for other content.',
    },
  },
  PRECONDITION_REQUIRED: {
    zh: { meaning: '写入必须带 If-Match 或 If-None-Match。', remedy: '先读取记录，把 ETag 放进 If-Match。' },
    en: {
      meaning: 'A write needs If-Match or If-None-Match.',
      remedy: 'Read the record first and put its ETag into If-Match.',
    },
  },
  TOO_MANY_REQUESTS: {
    zh: { meaning: '请求过于频繁。', remedy: '按 Retry-After 所示秒数等待；RateLimit 头给出余量。' },
    en: {
      meaning: 'Too many requests in a short time.',
      remedy: 'Wait as many seconds as Retry-After says; the RateLimit header shows what is left.',
    },
  },
  INTERNAL: {
    zh: { meaning: '服务内部出错，问题不在请求方。', remedy: '稍后重试；若持续出现，请附上 instance 中的编号反馈。' },
    en: {
      meaning: 'Something failed inside; the request is not to blame.',
      remedy: 'Try again later; if it stays, report it with the id in instance.',
    },
  },
  UNAVAILABLE: {
    zh: { meaning: '所依赖的引擎暂时不可用。', remedy: '按 Retry-After 所示秒数等待后重试。' },
    en: {
      meaning: 'An engine that is needed does not answer for the moment.',
      remedy: 'Retry after as many seconds as Retry-After says.',
    },
  },
};
