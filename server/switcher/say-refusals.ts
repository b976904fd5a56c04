/** What OBS refused, as sentences an operator can act on. */
import type { RequestBatchRequest } from 'obs-websocket-js/json';
import type { Answer } from './obs-connection.ts';

const notFound = 600;

const sentence = (request: RequestBatchRequest, answer: Answer): string => {
  const data: object = 'requestData' in request && request.requestData ? request.requestData : {};
  const named = Object.entries(data).find(([key]) => key === 'sceneName' || key === 'inputName');
  if (named && answer.code === notFound) {
    const [key, name] = named;
    return `OBS has no ${key === 'sceneName' ? 'scene' : 'input'} called "${String(name)}": add it there or correct the series file.`;
  }
  return `OBS refused ${request.requestType}${named ? ` for "${String(named[1])}"` : ''}: ${answer.message || `code ${answer.code}`}.`;
};

/** One sentence for each refusal, none twice. */
export const sayRefusals = (requests: readonly RequestBatchRequest[], answers: readonly Answer[]): readonly string[] => [
  ...new Set(
    requests.flatMap((request, index) => {
      const answer = answers[index];
      return answer && !answer.ok ? [sentence(request, answer)] : [];
    }),
  ),
];
