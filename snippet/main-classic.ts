import { logInToClassicWidget, logOutOfClassicWidget } from './classic-widget';
import { start } from './page-session';

start(logInToClassicWidget, logOutOfClassicWidget);
