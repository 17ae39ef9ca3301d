/** The part of autocannon that the benchmarks use; it has no types of its own. */
declare module 'autocannon' {
  export interface Request {
    readonly body?: string;
  }
  export interface Client {
    setRequests(
      requests: readonly {
        /** Called before each request that is sent. */
        readonly setupRequest: (request: Request) => Request;
      }[],
    ): void;
  }
  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** In seconds. */
    readonly duration: number;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly setupClient: (client: Client) => void;
  }
  export interface Result {
    readonly requests: { readonly average: number; readonly total: number };
    /** In milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly non2xx: number;
    readonly errors: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
