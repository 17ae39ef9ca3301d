import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import { markdownFiles } from './markdown.js';

/** A construction that we avoid in what people read, and what to write. */
interface Avoided {
  readonly pattern: RegExp;
  readonly instead: string;
}

/**
 * Readers learned English from documentation: short sentences, subject first, plain verbs. These
 * constructions make them stop.
 */
const AVOIDED: readonly Avoided[] = [
  {
    pattern: /(?<!there )\b(?:is|are|was|were) no (?!longer|more|later|less)\w+/,
    instead: 'is not a …',
  },
  { pattern: /(?<!there )\b(?:is|are|was|were) none\b/, instead: 'is not …, is not one of …' },
  { pattern: /\bwho(?:m|so)?ever\b/, instead: 'anyone who …' },
  { pattern: /\bmend(?:s|ed|ing)?\b/, instead: 'fix' },
  { pattern: /\banew\b/, instead: 'again' },
  { pattern: /\blately\b/, instead: 'recently' },
  { pattern: /\bbeside\b/, instead: 'next to, besides' },
  { pattern: /\bat hand\b/, instead: 'cached, available' },
  { pattern: /\bunder way\b/, instead: 'in progress' },
  { pattern: /\b(?:says|said|saying|to say)\b/, instead: 'reports, returns, contains, means' },
  {
    pattern: /(?<!could not be )\b(?:tells|told|telling)\b/,
    instead: 'reports, shows, distinguishes',
  },
  { pattern: /\bhears?\b/, instead: 'receives, notices' },
  {
    pattern: /\b(?:takes?|took|taken|taking) (?:\S+ ){1,4}?for (?:a|an|the|anonymous|granted)\b/,
    instead: 'treats … as …',
  },
  { pattern: /\b(?:holds?|held|holding)\b/, instead: 'contains, has, keeps' },
  { pattern: /\b(?:stands?|stood|standing)\b(?!-in| out| for)/, instead: 'is in, is' },
  { pattern: /\b(?:not |to |can|cannot |are )be had\b|\bare had\b/, instead: 'is available' },
  { pattern: /\bby half\b/, instead: 'set both …' },
  { pattern: /\b(?:broken|breaks?) off\b/, instead: 'cancelled, ends early' },
  { pattern: /\bstrangers?\b/, instead: 'anyone, an unknown client' },
  { pattern: /, that (?!is\b)/, instead: 'no comma before a defining clause' },
];

export interface Hit {
  readonly file: string;
  readonly line: number;
  /** The words around it. */
  readonly found: string;
  readonly instead: string;
}

/** Every avoided construction in a text. @param line of its first line */
export function avoidedIn(file: string, text: string, line = 1): Hit[] {
  return AVOIDED.flatMap(({ pattern, instead }) =>
    [...text.matchAll(new RegExp(pattern, 'gi'))].map(({ index }) => ({
      file,
      line: line + text.slice(0, index).split('\n').length - 1,
      found: text.slice(Math.max(0, index - 30), index + 40).replace(/\s+/g, ' '),
      instead,
    })),
  );
}

const PIECES =
  /\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** The same in a program, in what is read and not run: comments, and strings of several words. */
export function avoidedInProgram(file: string, text: string): Hit[] {
  return [...text.matchAll(PIECES)].flatMap(({ 0: piece, index }) => {
    const isComment = piece.startsWith('/');
    if (!isComment && !piece.includes(' ')) return [];
    const line = text.slice(0, index).split('\n').length;
    const words = isComment
      ? piece.replace(/\n\s*\* ?/g, '\n ')
      : piece.replace(/\$\{[^}]*\}/g, '…');
    return avoidedIn(file, words, line);
  });
}

const PROGRAMS = /\.(?:ts|tsx|mjs|js|css)$/;
const TEXTS = /\.(?:hbs|yml)$|^theme\/translations\/en-us\.json$/;

/** Every avoided construction of the repository. */
export function allAvoided(): Hit[] {
  const files = ['.github', 'snippet', 'src', 'test', 'theme'].flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      posix.join(folder, file.replaceAll('\\', '/')),
    ),
  );
  const read = (file: string) => readFileSync(join(packageRoot, file), 'utf8');
  return [
    ...files.filter((file) => PROGRAMS.test(file)).flatMap((f) => avoidedInProgram(f, read(f))),
    ...files.filter((file) => TEXTS.test(file)).flatMap((f) => avoidedIn(f, read(f))),
    ...markdownFiles().flatMap((f) => avoidedIn(f, read(f))),
  ].filter(({ file }) => !EXEMPT.includes(file));
}

/** The list itself, and its test. */
const EXEMPT = ['test/docs/words.ts', 'test/docs/words.test.ts'];
