import { spawn } from 'node:child_process';
import { packageRoot } from '../../src/package-root.js';

export interface NpmStart {
  readonly url: string;
  /** All that was printed so far. */
  output(): string;
  /** Presses Ctrl-C. @returns the exit code */
  interrupt(): Promise<number | null>;
}

/** Runs `npm start` itself, on a free port, until it has printed its address. */
export function startNpmStart(): Promise<NpmStart> {
  const child = spawn('npm', ['start', '--', '--port', '0'], {
    cwd: packageRoot,
    env: { ...process.env, NO_COLOR: '1' },
    // A process group of its own, so that Ctrl-C reaches npm and what npm started, as in a terminal.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let hasEnded = false;
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      hasEnded = true;
      resolve(code);
    });
  });
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (!url) return;
      resolve({
        url,
        output: () => output,
        interrupt() {
          if (child.pid !== undefined && !hasEnded) process.kill(-child.pid, 'SIGINT');
          return ended;
        },
      });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
}
