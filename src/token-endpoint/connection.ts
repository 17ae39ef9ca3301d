/** What the host knows of who is asking and the request itself cannot be trusted to tell. */
export interface Client {
  /** The network address that requests are counted by; without it they are not. */
  readonly address?: string | undefined;
}
