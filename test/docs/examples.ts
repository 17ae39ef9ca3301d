import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import { type CodeBlock, markdownFiles, parsePage, readPage } from './markdown.js';

/** Code that people copy: a block of a page, or the `@example` of a function. */
export interface Example {
  /** Where it is: `src/token-endpoint/README.md:120`. */
  readonly place: string;
  readonly language: 'ts' | 'tsx' | 'js';
  readonly code: string;
}

const LANGUAGE = /^(?<language>ts|tsx|js)(?: |$)/;

/**
 * Every block of TypeScript and JavaScript of the pages and of the `@example`s in `src` and
 * `snippet`. A block that is called `fragment` (the words after the fence are `ts fragment`) is a
 * piece of a program and is left out.
 */
export function examples(): Example[] {
  return [
    ...markdownFiles().flatMap((page) => fromBlocks(page, readPage(page).code)),
    ...['src', 'snippet'].flatMap(sources).flatMap(fromComments),
  ];
}

function fromBlocks(file: string, blocks: readonly CodeBlock[], lineBefore = 0): Example[] {
  return blocks.flatMap(({ info, code, line }) => {
    const language = LANGUAGE.exec(info)?.groups?.language;
    if (language === undefined || info.split(' ').includes('fragment')) return [];
    return {
      place: `${file}:${line + lineBefore}`,
      language: language as Example['language'],
      code,
    };
  });
}

function sources(folder: string): string[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.tsx?$/.test(file));
}

const COMMENT = /\/\*\*[\s\S]*?\*\//g;

function fromComments(file: string): Example[] {
  const text = readFileSync(join(packageRoot, file), 'utf8');
  return [...text.matchAll(COMMENT)].flatMap(({ 0: comment, index }) => {
    const words = comment.replace(/^ *\* ?/gm, '');
    if (!words.includes('@example')) return [];
    return fromBlocks(
      file,
      parsePage(file, words).code,
      text.slice(0, index).split('\n').length - 1,
    );
  });
}
