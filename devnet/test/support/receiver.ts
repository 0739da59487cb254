import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An observer that keeps what it got; `answer` decides the status of each delivery. */
export class Receiver {
  readonly got: { path: string; body: any; status: number }[] = [];
  readonly announced: any[] = []; // block 0, which comes at every start
  answer: (path: string, body: any) => number = () => 200;
  private server: Server | undefined;
  private port = 0;

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString());
        if (request.url === '/new_block' && body.block_height === 0) {
          this.announced.push(body);
          return response.writeHead(200).end();
        }
        const status = this.answer(request.url ?? '', body);
        this.got.push({ path: request.url ?? '', body, status });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    this.server?.closeAllConnections();
    await closed;
  }

  accepted(path: string): any[] {
    return this.got.filter((item) => item.path === path && item.status === 200).map(({ body }) => body);
  }

  heights(): number[] {
    return this.accepted('/new_block').map((body) => body.block_height);
  }
}
