import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

/**
 * The server becomes one file that needs nothing from node_modules at run time. Pages are documents: no page code runs
 * in the browser, `entry.client.ts` is the only script a page loads.
 */
export default defineConfig({
  plugins: [reactRouter()],
  // Otherwise the bundle holds React twice and the environment of the function decides which one is slow.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: { assetsInlineLimit: 0, emptyOutDir: true },
  ssr: { noExternal: true },
  environments: {
    ssr: { build: { rolldownOptions: { input: 'frontend/app/respond.server.ts', output: { codeSplitting: false } } } },
  },
});
