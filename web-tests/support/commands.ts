import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const home = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** The JDK that the start script would take: the one on the PATH may be too old. */
function java(): string {
  return `${execFileSync('bash', ['-c', '. "$0/launch/machine.sh" && find_jdk', home], { encoding: 'utf8' })}/bin/java`;
}

/** Runs a `bithedge` command as the start script does, without building; fails with what it said. */
export async function bithedge(...words: string[]): Promise<string> {
  const target = `${home}/cli/target`;
  const child = spawn(
    java(),
    [
      `-Dbithedge.home=${home}`,
      `-Dbithedge.node=${process.execPath}`,
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-cp',
      `${target}/cli-0.1.0-SNAPSHOT.jar:${target}/lib/*`,
      'io.bithedge.cli.Main',
      ...words,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    process.stdout.write(chunk);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0) throw new Error(`bithedge ${words.join(' ')}: status ${status}\n${said}`);
  return said;
}
