import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpError, type Response, type Router } from './router.js';
import type { RouteFaults } from '../faults/routeFaults.js';
import { CORS, send, sendWrong } from './send.js';

const MAX_BODY = 5 * 1024 * 1024;

/** One port for node RPC, API and control. */
export class HttpServer {
  private readonly server: Server;

  constructor(
    private readonly router: Router,
    private readonly faults: RouteFaults,
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
      const fault = this.faults.take(request.method ?? 'GET', url.pathname);
      const served = fault && !fault.after ? undefined : await this.answer(request, url, body);
      if (fault) sendWrong(request, response, fault, served);
      else send(request, response, served as Response);
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
