import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import { lexer, type Token, walkTokens } from 'marked';
import { packageRoot } from '../../src/package-root.js';

/** A link or a picture to something in this repository. */
export interface Link {
  /** As the page has it: `../theme/README.md#settings`. */
  readonly href: string;
  /** From the repository's root, with `/`: `theme/README.md`. */
  readonly file: string;
  /** After the `#`, or empty. */
  readonly anchor: string;
}

export interface CodeBlock {
  /** The words after the fence: `ts`, `ts fragment`. */
  readonly info: string;
  readonly code: string;
  /** The line of its first line of code, from 1. */
  readonly line: number;
}

export interface Page {
  readonly links: readonly Link[];
  /** The anchors of its headings, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
  readonly code: readonly CodeBlock[];
}

const FOLDERS = ['.github', 'snippet', 'src', 'test', 'theme'];

/** Every Markdown file of the repository, from its root, with `/`. */
export function markdownFiles(): string[] {
  const below = FOLDERS.flatMap((folder) =>
    filesOf(folder, true).map((file) => posix.join(folder, file.replaceAll('\\', '/'))),
  );
  return [...filesOf('.', false), ...below].filter((file) => file.endsWith('.md')).sort();
}

function filesOf(folder: string, recursive: boolean): string[] {
  try {
    return readdirSync(join(packageRoot, folder), { recursive, encoding: 'utf8' });
  } catch {
    return [];
  }
}

/** @param page from the repository's root, `theme/README.md` */
export const readText = (page: string): string => readFileSync(join(packageRoot, page), 'utf8');

/** @param page from the repository's root, `theme/README.md` */
export const readPage = (page: string): Page => parsePage(page, readText(page));

/** @param page where links of the text start from */
export function parsePage(page: string, text: string): Page {
  const tokens = lexer(text);
  const links: Link[] = [];
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  walkTokens(tokens, (token) => {
    if (token.type === 'heading') anchors.add(slugger.slug(plainText(token)));
    if (token.type !== 'link' && token.type !== 'image') return;
    if (/^[a-z]+:/i.test(token.href)) return;
    const [path = '', anchor = ''] = token.href.split('#');
    const file = path === '' ? page : posix.join(posix.dirname(page), decodeURIComponent(path));
    links.push({ href: token.href, file, anchor: decodeURIComponent(anchor) });
  });
  return { links, anchors, code: codeBlocks(text) };
}

/** A heading's words, without its Markdown. */
function plainText(token: Token): string {
  if ('tokens' in token && token.tokens) return token.tokens.map(plainText).join('');
  return 'text' in token ? String(token.text) : '';
}

const FENCED = /^(?<fence>`{3,}) *(?<info>[^`\n]*)\n(?<code>[\s\S]*?)^\k<fence> *$/gm;

/** The fenced blocks at the left margin of a text; blocks inside lists are indented, and are shell commands. */
function codeBlocks(text: string): CodeBlock[] {
  return [...text.matchAll(FENCED)].map(({ index, groups }) => ({
    info: groups?.info?.trim() ?? '',
    code: groups?.code ?? '',
    line: text.slice(0, index).split('\n').length + 1,
  }));
}
