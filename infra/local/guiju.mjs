#!/usr/bin/env node
// The command `guiju`, on the Node that package-lock.json pins.
import { fileURLToPath } from 'node:url';

process.argv.splice(2, 0, fileURLToPath(new URL('./guiju.ts', import.meta.url)));
await import('./with-pinned-node.mjs');
