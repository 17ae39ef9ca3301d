import { type Zippable, zipSync } from 'fflate';

/** The oldest time a zip can say. A build has no clock in it: same input, same bytes. */
const EPOCH = new Date(1980, 0, 1);

/**
 * Packs a theme as Guide's "Import theme" takes it: everything under one folder, as zcli packs it.
 *
 * @param files by path within the theme, `templates/header.hbs`
 */
export function themeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path);
    // PNGs are compressed already: trying again takes a third of the time, for two hundredths of the size.
    const level = path.endsWith('.png') ? 0 : 9;
    if (bytes) entries[`theme/${path}`] = [bytes, { mtime: EPOCH, level }];
  }
  return zipSync(entries);
}
