import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RouteFault } from '../faults/routeFaults.js';
import type { Response } from './router.js';

export const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': 'etag, retry-after, x-api-version',
  'access-control-max-age': '86400',
};

export function send(request: IncomingMessage, response: ServerResponse, answer: Response): void {
  const etag = answer.etag === undefined ? {} : { etag: answer.etag };
  const headers = { ...CORS, 'x-api-version': 'bithedge-devnet', 'cache-control': 'no-cache', ...etag };
  if (answer.etag !== undefined && names(request.headers['if-none-match'], answer.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const { payload, type } = bodyOf(answer);
  response.writeHead(answer.status, {
    ...headers,
    ...answer.headers,
    'content-type': type,
    'content-length': Buffer.byteLength(payload),
  });
  response.end(payload);
}

/** Whether an If-None-Match header holds the tag: a list, weak tags count as strong ones, a star is any. */
function names(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

function bodyOf(answer: Response): { payload: string; type: string } {
  return answer.text === undefined
    ? { payload: JSON.stringify(answer.json ?? {}), type: 'application/json; charset=utf-8' }
    : { payload: answer.text, type: 'text/plain; charset=utf-8' };
}

/** Answers wrongly. `served` is the true answer if there is one. */
export function sendWrong(
  request: IncomingMessage,
  response: ServerResponse,
  fault: RouteFault,
  served: Response | undefined,
): void {
  switch (fault.answer) {
    case 'timeout':
      return; // hangs until the client gives up
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'truncate':
      return sendHalf(request, response, served);
    case 'html':
      response.writeHead(200, { ...CORS, 'content-type': 'text/html' }).end('<html><body>One moment</body></html>');
      return;
    case 429:
      return send(request, response, {
        status: 429,
        json: { error: 'Too Many Requests' },
        headers: { 'retry-after': String(fault.retryAfter) },
      });
    case 500:
    case 502:
    case 503:
      return send(request, response, { status: fault.answer, json: { error: 'a fault that was asked for' } });
  }
}

function sendHalf(request: IncomingMessage, response: ServerResponse, served: Response | undefined): void {
  const { payload, type } = bodyOf(served ?? { status: 200 });
  const bytes = Buffer.from(payload);
  response.writeHead(served?.status ?? 200, { ...CORS, 'content-type': type, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.socket.destroy());
}
