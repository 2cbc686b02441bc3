import { createContext } from 'react';

/** Address of the built `entry.client.ts`, known to the server build only. */
export const EnhanceScript = createContext('');
