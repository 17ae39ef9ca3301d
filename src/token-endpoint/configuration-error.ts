/** One mistake: which setting, and what is wrong with it. Never the value of a secret. */
export interface ConfigurationMistake {
  readonly name: string;
  readonly message: string;
}

/** All that is wrong with a configuration, at once. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code = 'configuration_invalid';

  constructor(readonly mistakes: readonly ConfigurationMistake[]) {
    const lines = mistakes.map(({ name, message }) => `  ${name}: ${message}`);
    const count = mistakes.length === 1 ? 'one mistake' : `${mistakes.length} mistakes`;
    super(`The token endpoint's configuration has ${count}:\n${lines.join('\n')}`);
  }
}
