// What the examples import and this repository does not install: the reader's own modules.
declare module '@/lib/sessions' {
  export function sessionOf(cookie: string | null): Promise<{
    id: string;
    name: string;
    email: string;
    verified: boolean;
  } | null>;
}
