import { AnswerList, Question } from '#shared/ask/answer.ts';
import { answerQuestion } from '#shared/ask/answer-question.ts';
import type { AskServices } from '#shared/ask/ask-services.ts';
import { route } from '#shared/runtime/route.ts';

/** Questions in everyday words, an optional stage: 404 where the service keeps no model of meanings. */
export const askingRoutes = [
  route({
    tag: 'Finding',
    access: 'public',
    method: 'GET',
    path: '/v1/ask',
    summary: { zh: '用日常的话提问', en: 'Ask in everyday words' },
    description: {
      zh: '以词语检索与语义相近的题名、范围和公开正文按名次合并，答以其中的原文，并给出当日状态；不另撰文字。没有相近的内容时答案为空。此为可选功能，未装入语义模型时答 404。',
      en: 'Fuses the search by words with titles, scopes and open pages of near meaning by their ranks and answers with these passages and the status on the day; nothing is written. A question that nothing resembles has no answer. The stage is optional: 404 where no model of meanings is kept.',
    },
    refuses: ['NOT_FOUND'],
    query: Question,
    response: AnswerList,
    examples: ['?q=饭店的油烟往我家窗户飘，有规定吗', '?q=plug for charging an electric car'],
    cache: { maxAge: 0, sharedMaxAge: 60, staleWhileRevalidate: 600 },
    run: (services: AskServices, { query }) => answerQuestion(services, query),
  }),
];
