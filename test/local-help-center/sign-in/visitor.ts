import type { Hono } from 'hono';

/** A browser without a screen: keeps the cookies that an app sets, follows no redirect. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  submit(
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Response>;
  send(path: string, init: RequestInit): Promise<Response>;
}

export function visitorOf(app: Hono): Visitor {
  const cookies = new Map<string, string>();
  const send: Visitor['send'] = async (path, init) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) {
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await app.request(`http://localhost${path}`, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return response;
  };
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    submit: (path, fields, headers = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  };
}
