import { benchBuildSpeed } from './build-speed.js';
import { benchEndpointSpeed } from './endpoint-speed.js';
import { benchLocalHelpCenterSpeed } from './local-help-center-speed.js';
import { benchPageSpeed } from './page-speed.js';

// One after the other: they would slow each other down.
await benchBuildSpeed();
await benchPageSpeed();
await benchEndpointSpeed();
await benchLocalHelpCenterSpeed();
