/*
 * Loaded into zcli before it starts. zcli's packages were published without `oclif.manifest.json`,
 * the list of their commands that `oclif manifest` writes, so zcli loads every command of all its
 * packages at each start: three quarters of the time. This keeps the list that zcli itself has made;
 * the command that is run is loaded and runs as ever.
 */
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { createRequire } = require('node:module');

const ofZcli = createRequire(join(__dirname, '../../node_modules/@zendesk/zcli/package.json'));
const { Plugin } = ofZcli('@oclif/core/lib/config/plugin.js');
const makeManifest = Plugin.prototype._manifest;

Plugin.prototype._manifest = async function manifest(...given) {
  const file = join(
    __dirname,
    '../../node_modules/.cache/zcli-manifests',
    `${this.name}@${this.version}.json`,
  );
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const made = await makeManifest.apply(this, given);
    mkdirSync(dirname(file), { recursive: true });
    // In one step, since another zcli may read it.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(made));
    renameSync(`${file}.${process.pid}`, file);
    return made;
  }
};
