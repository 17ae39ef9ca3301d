export { CONFIG_FILE, readConfigFile } from './config-file.js';
export { endpointUrl } from './endpoint-url.js';
export { didYouMean, nearest } from './nearest.js';
export { optionFlags } from './option-flags.js';
export { type OptionName, optionSchemas } from './options.js';
export { readOptions } from './read-options.js';
