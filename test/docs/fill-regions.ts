/** What stands between two markers of the README is made by code, so that it cannot go stale. */
export type Regions = Readonly<Record<string, () => string | Promise<string>>>;

const REGION = /<!-- (?<name>[a-z-]+): start -->\n[\s\S]*?<!-- \k<name>: end -->/g;

/**
 * Fills each `<!-- NAME: start --> … <!-- NAME: end -->` of a Markdown text with what its region makes.
 *
 * @throws Error for a marker without a region, and for a region without its markers
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
    if (text === undefined) throw new Error(`No code makes the region "${name}".\n${whole}`);
    return text;
  });
  const missing = [...filled.keys()].filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`The README lacks the regions ${missing.join(', ')}.`);
  return result;
}
