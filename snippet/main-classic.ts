import { logInToClassicWidget, logOutOfClassicWidget } from './classic-widget';
import { recall } from './memory';
import { attributes, endpoint } from './options';
import { openPageSession, user } from './page-session';

// As in main.ts, for the Web Widget (Classic).
if (endpoint && !window.guideMessagingAuth) {
  window.guideMessagingAuth = attributes;
  if (user || recall('localStorage')) {
    openPageSession(logOutOfClassicWidget);
    if (user) logInToClassicWidget();
  }
}
