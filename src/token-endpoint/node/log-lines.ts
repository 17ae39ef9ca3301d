import type { Log } from '../log-entry.js';

/**
 * Writes log entries to standard output, one JSON line each. The lines of one turn of the event loop
 * are written together, because each write is a system call; those that wait when the process ends
 * are written then.
 */
export function logToStandardOutput(): Log {
  let waiting = '';
  const flush = () => {
    if (waiting === '') return;
    const lines = waiting;
    waiting = '';
    process.stdout.write(lines);
  };
  process.once('exit', flush);
  return jsonLines((line) => {
    if (waiting === '') setImmediate(flush);
    waiting += `${line}\n`;
  });
}

/** Makes one JSON line of each entry. */
export function jsonLines(writeLine: (line: string) => void): Log {
  return (entry) => writeLine(JSON.stringify({ time: new Date().toISOString(), ...entry }));
}
