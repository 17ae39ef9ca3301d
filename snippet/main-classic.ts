import { logInToClassicWidget, logOutOfClassicWidget } from './classic-widget';
import { attributes, endpoint } from './options';
import { loggedInUser, openPageSession, signedIn } from './page-session';

// As in main.ts, for the Web Widget (Classic).
if (endpoint && !window.guideMessagingAuth) {
  window.guideMessagingAuth = attributes;
  if (signedIn || loggedInUser()) {
    openPageSession(logOutOfClassicWidget);
    if (signedIn) logInToClassicWidget();
  }
}
