/** The part of autocannon that the benchmarks use; it has no types of its own. */
declare module 'autocannon' {
  export interface Client {
    setRequests(requests: readonly { readonly body: string }[]): void;
  }
  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** In seconds. */
    readonly duration?: number;
    /** How many requests in all, instead of a duration. */
    readonly amount?: number;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly setupClient?: (client: Client) => void;
  }
  export interface Result {
    readonly requests: { readonly average: number };
    /** In milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
    /** How long it took, in seconds. */
    readonly duration: number;
    readonly '2xx': number;
    readonly non2xx: number;
    readonly errors: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
