import { fuzz } from './fuzz.js';

/**
 * The long fuzzing run: `node --expose-gc --import tsx test/token-endpoint/fuzz-100k.ts [seed]`.
 * Prints what became of the requests; exit code 1 when one got a token or a 5xx, or memory grew.
 */
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
console.info(`100,000 hostile requests, seed ${seed} …`);

const started = performance.now();
const { codes, failures, keyRequests, heap } = await fuzz(100_000, seed);
const seconds = (performance.now() - started) / 1000;
const [after10Percent, atEnd] = heap;
const grown = atEnd > after10Percent * 1.5 + 10;

console.table(codes);
console.info(
  `${seconds.toFixed(0)} s; heap ${after10Percent} MB after 10,000, ${atEnd} MB at the end`,
);
console.info(`Zendesk was asked for its keys ${keyRequests} times`);
for (const failure of failures) console.error(failure);
if (failures.length > 0 || grown) process.exitCode = 1;
