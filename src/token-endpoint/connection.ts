/** What the host knows about the connection. The request itself is not a trusted source for it. */
export interface Connection {
  /** The network address by which requests are counted; without it they are not. */
  readonly address?: string | undefined;
  /** Makes the answers, for a host that needs no whole `Response`. */
  readonly respond?: RespondWith | undefined;
}

/** Makes an answer from its body, its status and its headers, which belong to this answer alone. */
export type RespondWith = (
  body: string | null,
  status: number,
  headers: Record<string, string>,
) => Response;
