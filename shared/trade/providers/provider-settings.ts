import * as z from 'zod';

/** Accounts of organizations with the provider, to which their parts of a split go, by the ids of the organizations. */
const Receivers = z.record(z.string(), z.string()).default({});

/** A key in PEM, as OpenSSL writes it. */
const Pem = z.string().includes('-----BEGIN');

export const SandboxSettings = z.strictObject({
  kind: z.literal('sandbox'),
  url: z.url(),
  merchant: z.string(),
  secret: z.string().min(32),
});
export type SandboxSettings = z.infer<typeof SandboxSettings>;

export const AlipaySettings = z.strictObject({
  kind: z.literal('alipay'),
  gateway: z.url().default('https://openapi.alipay.com/gateway.do'),
  appId: z.string(),
  /** The merchant's own number, `2088…`. */
  sellerId: z.string(),
  privateKey: Pem,
  alipayPublicKey: Pem,
  /** `2088…` of each. */
  receivers: Receivers,
});
export type AlipaySettings = z.infer<typeof AlipaySettings>;

export const WechatSettings = z.strictObject({
  kind: z.literal('wechat'),
  api: z.url().default('https://api.mch.weixin.qq.com'),
  appId: z.string(),
  merchant: z.string(),
  /** Serial number of our certificate. */
  serial: z.string(),
  privateKey: Pem,
  /** Key of API v3, with which notices are encrypted. */
  apiKey: z.string().length(32),
  /** Keys that the platform signs with, by their serial numbers or ids. */
  platformKeys: z.record(z.string(), Pem),
  /** Merchant numbers, which the merchant has added as receivers of splits. */
  receivers: Receivers,
});
export type WechatSettings = z.infer<typeof WechatSettings>;

export const StripeSettings = z.strictObject({
  kind: z.literal('stripe'),
  api: z.url().default('https://api.stripe.com'),
  secretKey: z.string(),
  webhookSecret: z.string(),
  /** Connected accounts, `acct_…`. */
  receivers: Receivers,
});
export type StripeSettings = z.infer<typeof StripeSettings>;

/** Everything about the providers that are set up, secrets included: kept in the parameter store, or in a file on one computer. */
export const ProviderSettings = z.array(
  z.discriminatedUnion('kind', [SandboxSettings, AlipaySettings, WechatSettings, StripeSettings]),
);
export type ProviderSettings = z.infer<typeof ProviderSettings>;
