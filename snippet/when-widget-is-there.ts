/**
 * Waits for `window.zE`, which Zendesk adds at a time of its own choosing, or never (blocked).
 *
 * Looks again after pauses that grow by a tenth, so it is soon there when the widget is, and a page
 * without one is not kept busy; it gives up when the pause has grown to a minute.
 */
export function whenWidgetIsThere(): Promise<Widget> {
  return new Promise((resolve) => {
    let pause = 50;
    const look = () => {
      pause *= 1.1;
      if (window.zE) resolve(window.zE);
      else if (pause < 60_000) setTimeout(look, pause);
    };
    look();
  });
}
