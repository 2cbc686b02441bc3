import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { respond } from '../.build/frontend/server/index.js';
import { answerPage } from './page-answer.ts';

/** Renders the pages. The role behind it can read and nothing else; `react-router build frontend` comes first. */
export const handler = middy(
  (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => answerPage(event, respond),
);
