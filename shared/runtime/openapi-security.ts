import type { ZodOpenApiOperationObject, ZodOpenApiSecuritySchemeObject } from 'zod-openapi';
import { env } from './env.ts';
import type { DescribedRoute, Language } from './route.ts';

const keyDescription = {
  zh: '在「我的账户」中建立的密钥。gj_test_ 开头的是沙盒密钥：读取照常，更改只校验、不执行（403 SANDBOX）；请求头 Sandbox-Answer 指定要演练的应答：该接口所列的任一错误状态（如 429、500、503）、gateway、cut、slow-1 至 slow-8。',
  en: 'A key made under “My account”. One that begins with gj_test_ is for the sandbox: it reads as usual, changes are validated and not carried out (403 SANDBOX), and the request header Sandbox-Answer names an answer to rehearse: any error status that the operation lists (such as 429, 500, 503), gateway, cut, slow-1 to slow-8.',
};

const openIdDescription = {
  zh: '组织的程序以 OAuth 2.0 客户端凭据（client credentials）在此颁发者的 token_endpoint 取得访问令牌；作用域 urn:guiju:api/<角色> 即程序可用的角色。',
  en: 'Programs of organizations get access tokens by OAuth 2.0 client credentials at the token_endpoint of this issuer; each scope urn:guiju:api/<role> gives the program that role.',
};

/** The same access token two ways: `bearer` for tools that send one, `openId` for tools that know how to get one. */
export function securitySchemes(language: Language): Record<string, ZodOpenApiSecuritySchemeObject> {
  const issuer = env().OIDC_ISSUER;
  const description = { zh: 'OIDC 访问令牌', en: 'OIDC access token' }[language];
  return {
    bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description },
    apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: keyDescription[language] },
    ...(issuer
      ? {
          openId: {
            type: 'openIdConnect',
            openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
            description: openIdDescription[language],
          },
        }
      : {}),
  };
}

/** Public operations say so by an empty list; roles are in `x-roles`, because only OAuth has scopes to name them by. */
export function security({ access }: DescribedRoute): Pick<ZodOpenApiOperationObject, 'security'> {
  if (access === 'public') return { security: [] };
  const needsRole = access !== 'member' && access !== 'optional';
  return {
    security: [
      ...(access === 'optional' ? [{}] : []),
      { bearer: [] },
      { apiKey: [] },
      ...(env().OIDC_ISSUER ? [{ openId: [] }] : []),
    ],
    ...(needsRole ? { 'x-roles': [access] } : {}),
  };
}

const callers: Record<'public' | 'optional' | 'member', Record<Language, string>> = {
  public: { zh: '任何人均可调用，无需密钥。', en: 'Open to anyone, without a key.' },
  optional: {
    zh: '任何人均可调用；已登录的当事人可看到更多。',
    en: 'Open to anyone; members see more of what concerns them.',
  },
  member: { zh: '需要登录或密钥。', en: 'For members, signed in or with a key.' },
};

/** A sentence on who may call it. */
export function whoMayCall({ access }: DescribedRoute, language: Language): string {
  if (access === 'public' || access === 'optional' || access === 'member') return callers[access][language];
  return { zh: `需要 ${access} 角色。`, en: `For members with the role ${access}.` }[language];
}
