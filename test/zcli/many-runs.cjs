/*
 * Runs commands of zcli one after the other in one process, for the tests: it takes zcli a second to
 * load itself, and a tenth of that to do something. Each run has the environment, the folder and the
 * configuration that it would have as a program of its own; what it prints and its exit code are sent
 * back. Does what zcli's `bin/run` does.
 */
const { writeFileSync } = require('node:fs');
const { homedir } = require('node:os');
const { join } = require('node:path');
const { createRequire } = require('node:module');

const bin = join(__dirname, '../../node_modules/@zendesk/zcli/bin/run');
const ofZcli = createRequire(bin);
const oclif = ofZcli('@oclif/core');
const handle = ofZcli('@oclif/core/handle');

const before = { ...process.env };
const exit = process.exit;

process.on('message', async ({ args, environment, config }) => {
  process.env = { ...before, ...environment };
  writeFileSync(join(homedir(), '.zcli'), JSON.stringify(config));
  let output = '';
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (text) => {
      output += text;
      return true;
    };
  }
  const exited = new Promise((resolve) => {
    process.exit = resolve;
  });
  // `handle` ends the process, some of the time later.
  const code = await oclif.run(args, bin).then(
    () => 0,
    (error) => {
      handle(error);
      return exited;
    },
  );
  process.send({ code, output });
});
process.on('disconnect', () => exit());
