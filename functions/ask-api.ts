import { askServices } from '#shared/ask/ask-services.ts';
import { api } from '#shared/runtime/http.ts';
import { askingRoutes } from './routes/asking.ts';

/** Answers questions with passages; says that it is off where no model is kept. */
export const handler = api(askingRoutes, askServices);
