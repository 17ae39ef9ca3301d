/**
 * The parts of a page that code writes, by name, so that they cannot become outdated. In the page
 * each is between two comments, `<!-- NAME: start -->` and `<!-- NAME: end -->`.
 */
export type Regions = Readonly<Record<string, () => string | Promise<string>>>;

const REGION = /<!-- (?<name>[a-z-]+): start -->\n[\s\S]*?<!-- \k<name>: end -->/g;

/**
 * Fills the regions of a page.
 *
 * @param markdown the page
 * @throws Error for two comments that have no region, and for a region that has no comments
 */
export async function fillRegions(markdown: string, regions: Regions): Promise<string> {
  const filled = new Map<string, string>();
  for (const [name, make] of Object.entries(regions)) {
    filled.set(name, `<!-- ${name}: start -->\n${(await make()).trim()}\n<!-- ${name}: end -->`);
  }
  const found = new Set<string>();
  const result = markdown.replace(REGION, (whole, name: string) => {
    found.add(name);
    const text = filled.get(name);
    if (text === undefined) throw new Error(`No code writes the region "${name}".\n${whole}`);
    return text;
  });
  const missing = [...filled.keys()].filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`The page has no region ${missing.join(', ')}.`);
  return result;
}
