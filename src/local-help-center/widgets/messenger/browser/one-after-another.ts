/** Runs what it is given when all that was given before has ended. */
export type InTurn = <T>(exchange: () => Promise<T>) => Promise<T>;

/** Exchanges with the server, one after the other: no answer can overtake an older one. */
export function oneAfterAnother(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (exchange) => {
    const result = last.then(exchange, exchange);
    last = result.catch(() => undefined);
    return result;
  };
}
