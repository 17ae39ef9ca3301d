import { benchEndpointSpeed } from './endpoint-speed.js';
import { benchPageSpeed } from './page-speed.js';

// One after the other: they would slow each other down.
await benchPageSpeed();
await benchEndpointSpeed();
