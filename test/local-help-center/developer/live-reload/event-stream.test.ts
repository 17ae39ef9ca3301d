import { afterEach, describe, expect, it } from 'vitest';
import { liveReload } from '../../../../src/local-help-center/developer/live-reload/index.js';
import { createThemes, FOLDER_THEME } from '../../../../src/local-help-center/theming/index.js';
import { smallTheme } from '../../theming/small-theme.js';

const closing = new AbortController();
afterEach(() => closing.abort());

function newServer() {
  const themes = createThemes({ read: async () => smallTheme() });
  const routes = liveReload(themes).routes;
  /** @returns the names of the events, as they come */
  const connect = async (version: string, lastEventId?: string) => {
    const response = await routes.request(
      `/developer/live-reload?${new URLSearchParams({ theme: FOLDER_THEME, version })}`,
      {
        signal: closing.signal,
        headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
      },
    );
    return eventNames(response);
  };
  return { themes, connect };
}

describe('the stream of live reload', () => {
  it('informs a page of a change that came between its rendering and its connection', async () => {
    const { themes, connect } = newServer();
    const version = themes.version(FOLDER_THEME);
    themes.announce({ themeId: FOLDER_THEME, kind: 'page' });
    const events = await connect(version);
    expect((await events.next()).value).toBe('page');
  });

  it('loads a page again that an earlier run of the server has rendered', async () => {
    const events = await newServer().connect(newServer().themes.version(FOLDER_THEME));
    expect((await events.next()).value).toBe('page');
  });

  it('does not repeat to a browser that connects again what it has heard', async () => {
    const { themes, connect } = newServer();
    const rendered = themes.version(FOLDER_THEME);
    themes.announce({ themeId: FOLDER_THEME, kind: 'stylesheet' });
    const events = await connect(rendered, themes.version(FOLDER_THEME));
    const heard: unknown[] = [];
    for (const _change of ['first', 'second']) {
      const next = events.next();
      themes.announce({ themeId: FOLDER_THEME, kind: 'stylesheet' });
      heard.push((await next).value);
    }
    expect(heard).toEqual(['stylesheet', 'stylesheet']);
  });
});

async function* eventNames(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    for (const [, name] of decoder.decode(chunk).matchAll(/^event: (.+)$/gm)) yield name ?? '';
  }
}
