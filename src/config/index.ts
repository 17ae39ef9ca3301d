export { CONFIG_FILE, readConfigFile } from './config-file.js';
export { configJsonSchema } from './config-json-schema.js';
export { configOptions, type OptionName, optionFlags } from './options.js';
export { readOptions } from './read-options.js';
