import { problemBody, TokenEndpointProblem } from './problem.js';

/**
 * Answers what still comes in on open connections while the server stops: tokens as ever, but
 * `/health` says 503, so that a load balancer sends nothing more, and the connection is closed.
 */
export async function stoppingAnswer(
  request: Request,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (new URL(request.url).pathname !== '/health') return closing(await answer());
  const problem = new TokenEndpointProblem('stopping', { 'retry-after': '5' });
  const headers = {
    ...problem.headers,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  };
  return closing(new Response(problemBody(problem), { status: problem.status, headers }));
}

function closing(response: Response): Response {
  response.headers.set('connection', 'close');
  return response;
}
