import { until } from './until';

/** Gives the widget every command that it has not been given. */
let giveAll = (): void => {};

/**
 * Gives the widget a command as soon as it is there, and again when another function has taken its
 * place: what was there first may be a placeholder that forgets its calls. Commands are always given
 * in order. `window.zE` may also be an element with `id="zE"`.
 *
 * This goes on while the page lives, with one look a second.
 *
 * @throws what the widget throws
 */
export const tell = (command: (zE: WidgetFunction) => void): Promise<void> => {
  const giveEarlier = giveAll;
  let commanded: WidgetFunction | undefined;
  const give = () => {
    giveEarlier();
    const { zE } = window;
    if (typeof zE === 'function' && zE !== commanded) {
      commanded = zE;
      command(zE);
    }
  };
  giveAll = give;
  return until(give);
};
