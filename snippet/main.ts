import { logInToMessenger, logOutOfMessenger } from './messenger';
import { start } from './page-session';

start(logInToMessenger, logOutOfMessenger);
