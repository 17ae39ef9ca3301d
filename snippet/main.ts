import { logInToMessenger } from './messenger';
import { readOptions } from './options';

const script = document.currentScript as HTMLScriptElement | null;

// A second snippet on the page does nothing, and neither does one without an endpoint.
if (script && !window.guideMessagingAuth) {
  const options = readOptions(script);
  if (options.endpoint) logInToMessenger(options);
}
