import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpError, type Response, type Router } from './router.js';
import type { Faults } from './faults.js';

const MAX_BODY = 5 * 1024 * 1024;

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': 'etag, retry-after, x-api-version',
  'access-control-max-age': '86400',
};

/** One port for node RPC, API and control. */
export class HttpServer {
  private readonly server: Server;

  constructor(
    private readonly router: Router,
    private readonly faults: Faults,
  ) {
    this.server = createServer((request, response) => void this.serve(request, response));
    this.server.keepAliveTimeout = 60_000;
  }

  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (request.method === 'OPTIONS') return void response.writeHead(204, CORS).end();
      const url = new URL(request.url ?? '/', 'http://devnet');
      const body = await readBody(request);
      const fault = this.faults.take(url.pathname);
      if (fault === 'timeout') return; // the request hangs until the client gives up
      const answer = fault ?? (await this.answer(request, url, body));
      send(request, response, answer);
    } catch (error) {
      send(request, response, { status: 500, json: { error: error instanceof Error ? error.message : String(error) } });
    }
  }

  private async answer(request: IncomingMessage, url: URL, body: Buffer): Promise<Response> {
    try {
      const method = request.method ?? 'GET';
      return await this.router.handle({
        method,
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body,
      });
    } catch (error) {
      if (error instanceof HttpError) return { status: error.status, json: error.json };
      throw error;
    }
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY) throw new Error('the body is too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function send(request: IncomingMessage, response: ServerResponse, answer: Response): void {
  const etag = answer.etag === undefined ? {} : { etag: answer.etag };
  const headers = { ...CORS, 'x-api-version': 'bithedge-devnet', 'cache-control': 'no-cache', ...etag };
  if (answer.etag !== undefined && request.headers['if-none-match'] === answer.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const isText = answer.text !== undefined;
  const payload = isText ? (answer.text as string) : JSON.stringify(answer.json ?? {});
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const retry = answer.status === 429 ? { 'retry-after': '1' } : {};
  response.writeHead(answer.status, {
    ...headers,
    ...retry,
    'content-type': type,
    'content-length': Buffer.byteLength(payload),
  });
  response.end(payload);
}
