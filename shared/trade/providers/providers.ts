import type { PaymentProvider } from '../payment-provider.ts';
import { alipayProvider } from './alipay-provider.ts';
import { ProviderSettings } from './provider-settings.ts';
import { sandboxProvider } from './sandbox-provider.ts';
import { stripeProvider } from './stripe-provider.ts';
import { wechatProvider } from './wechat-provider.ts';

/** The providers that are set up. Throws a `ZodError` that names the wrong setting. */
export function makeProviders(settings: unknown): PaymentProvider[] {
  return ProviderSettings.parse(settings).map((one) => {
    if (one.kind === 'alipay') return alipayProvider(one);
    if (one.kind === 'wechat') return wechatProvider(one);
    return one.kind === 'stripe' ? stripeProvider(one) : sandboxProvider(one);
  });
}
