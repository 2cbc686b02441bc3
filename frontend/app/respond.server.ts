import * as build from 'virtual:react-router/server-build';
import { createRequestHandler } from 'react-router';

/** Answers one request with a page. */
export const respond: (request: Request) => Promise<Response> = createRequestHandler(build, 'production');
