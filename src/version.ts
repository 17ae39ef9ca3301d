// Part of the program once it is compiled: nothing is read when it starts.
import manifest from '../package.json' with { type: 'json' };

/** The kit's version, from package.json; it is in the head block's start marker. */
export const version: string = manifest.version;
