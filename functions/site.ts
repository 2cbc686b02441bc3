import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { handler as answerPage } from '#frontend/lambda.ts';
import { formPath } from '#shared/interchange/choose-form.ts';
import { readingServices } from '#shared/literature/literature-services.ts';
import { api } from '#shared/runtime/http.ts';
import { recordFormRoutes } from './routes/record-forms.ts';

const answerForm = api(recordFormRoutes, readingServices);

/**
 * Renders the pages, and a record in the form that its address or `Accept` asks for. A page's form calls the API like any
 * other caller, so this role writes nothing.
 */
export const handler = async (
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const path = formPath(event.rawPath, event.headers.accept);
  if (path === null) return answerPage(event, context);
  const http = { ...event.requestContext.http, path };
  return answerForm({ ...event, rawPath: path, requestContext: { ...event.requestContext, http } }, context);
};
