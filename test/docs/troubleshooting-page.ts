import { readText } from './markdown.js';

const PAGE = 'src/doctor/troubleshooting.md';

/**
 * What a heading's section of the page of troubleshooting contains, up to the next heading.
 *
 * @throws Error when the page has no such heading
 */
export function sectionOf(heading: string): string {
  const [, text] = readText(PAGE).split(`\n## ${heading}\n`);
  if (text === undefined) throw new Error(`${PAGE} has no section "${heading}".`);
  return text.split('\n## ')[0] ?? '';
}
