/** What the host knows of the connection, and the request itself cannot be trusted to say. */
export interface Connection {
  /** The network address by which requests are counted; without it they are not. */
  readonly address?: string | undefined;
}
