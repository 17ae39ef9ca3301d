export { printable, printableLines } from './printable.js';
export { hasColours, processTerminal, type Terminal } from './terminal.js';
export { withProgress } from './with-progress.js';
