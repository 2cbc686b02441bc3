declare global {
  interface Window {
    /** Browsers that know Trusted Types start a script from such an address only. */
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptPolicy };
  }
}

interface ScriptPolicy {
  createScriptURL(address: string): string;
}

const policies = new Map<string, ScriptPolicy | undefined>();

/** The address of a script of the site, and no other, made trusted under a policy of that name. */
export function trustedScript(name: string, address: string): string {
  if (!policies.has(name)) {
    policies.set(name, window.trustedTypes?.createPolicy(name, { createScriptURL: () => address }));
  }
  return policies.get(name)?.createScriptURL(address) ?? address;
}
