import picocolors from 'picocolors';
import type { Terminal } from '../../src/terminal/index.js';

export interface RecordingTerminal extends Terminal {
  readonly printed: string[];
  readonly noted: string[];
  readonly asked: string[];
}

/**
 * A terminal that remembers what was printed.
 *
 * @param answer to every question; `null`: nobody is there
 */
export function recordingTerminal(
  answer: boolean | null = null,
  { isForPeople = false, colour = false } = {},
): RecordingTerminal {
  const printed: string[] = [];
  const noted: string[] = [];
  const asked: string[] = [];
  return {
    printed,
    noted,
    asked,
    print: (text) => printed.push(text),
    printExactly: (text) => printed.push(text),
    note: (text) => noted.push(text),
    colours: picocolors.createColors(colour),
    isForPeople,
    confirm: async (question) => {
      asked.push(question);
      return answer;
    },
    rewriteLine: null,
  };
}

/** For work whose words do not matter. */
export const silentTerminal = (): Terminal => recordingTerminal();
