import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: any;
}

/** The built server as its own process, on a free port. */
export class DevnetProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly ready: any,
    private readonly errors: string[],
  ) {}

  static async start(...args: string[]): Promise<DevnetProcess> {
    const { child, errors, lines } = launch(args);
    const first = await lines;
    if (first === undefined) throw new Error(`the devnet did not start: ${errors.join('')}`);
    return new DevnetProcess(child, JSON.parse(first), errors);
  }

  /** For starts that must fail: exit status and what was said. */
  static async startFailing(...args: string[]): Promise<{ status: number | null; stderr: string }> {
    const { child, errors } = launch(args);
    const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { status, stderr: errors.join('') };
  }

  get url(): string {
    return `http://127.0.0.1:${this.ready.port}`;
  }

  get stderr(): string {
    return this.errors.join('');
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return answerOf(await fetch(this.url + path, { headers }));
  }

  async post(path: string, body: unknown = {}): Promise<Answer> {
    const binary = body instanceof Uint8Array;
    const headers = { 'content-type': binary ? 'application/octet-stream' : 'application/json' };
    return answerOf(
      await fetch(this.url + path, {
        method: 'POST',
        headers,
        body: binary ? Buffer.from(body) : JSON.stringify(body),
      }),
    );
  }

  async mine(blocks = 1, burnBlocks = 0): Promise<any> {
    return (await this.post('/devnet/mine', { blocks, burnBlocks })).json;
  }

  async tx(txid: string): Promise<any> {
    return (await this.get(`/extended/v1/tx/0x${txid}?event_limit=100`)).json;
  }

  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** kill -9 */
  async crash(): Promise<void> {
    await this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const closed = new Promise<number | null>((resolve) => this.child.once('close', resolve));
    this.child.kill(signal);
    return closed;
  }
}

function launch(args: string[]): { child: ChildProcess; errors: string[]; lines: Promise<string | undefined> } {
  const child = spawn(process.execPath, [SERVER, '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr?.on('data', (chunk) => errors.push(String(chunk)));
  const lines = new Promise<string | undefined>((resolve) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    child.once('close', () => resolve(undefined));
  });
  return { child, errors, lines };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  let json: unknown = text;
  try {
    json = JSON.parse(text);
  } catch {
    // stays text
  }
  return { status: response.status, headers: response.headers, json };
}
