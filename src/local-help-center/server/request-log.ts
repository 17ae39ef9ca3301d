/** One request, without anything personal: neither query, nor body, nor headers. */
export interface LoggedRequest {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** What a token endpoint wanted as proof; missing for other requests. */
  readonly proof?: string;
}

/** The last requests that somebody cares about, oldest first. */
export interface RequestLog {
  entries(): readonly LoggedRequest[];
  add(entry: LoggedRequest): void;
  clear(): void;
}

/** A developer looks at the last page or two; more would only cost memory. */
const KEPT = 500;

/** A log in memory of the last 500 requests. */
export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries: () => [...entries],
    add(entry) {
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
    },
    clear() {
      entries.length = 0;
    },
  };
}
