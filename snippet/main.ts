import { recall } from './memory';
import { logInToMessenger, logOutOfMessenger } from './messenger';
import { attributes, endpoint } from './options';
import { openPageSession, user } from './page-session';

// A second snippet on the page does nothing, and neither does one without an endpoint.
if (endpoint && !window.guideMessagingAuth) {
  window.guideMessagingAuth = attributes;
  // Nor is there anything to do for a visitor of whom no tab of this browser has left word.
  if (user || recall('localStorage')) {
    openPageSession(logOutOfMessenger);
    if (user) logInToMessenger();
  }
}
