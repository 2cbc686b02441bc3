/** The built site, made from `app/respond.server.ts`; absent until it is built, and plain JavaScript then. */
declare module '*/.build/frontend/server/index.js' {
  export const respond: (request: Request) => Promise<Response>;
}

/** Entry of the server bundle; typed by React Router's plugin for its own entries only. */
declare module 'virtual:react-router/server-build' {
  import type { ServerBuild } from 'react-router';

  const build: ServerBuild;
  export = build;
}
