/** It is loaded for what it does to the page: `window.$`. */
declare module 'jquery-1/jquery.min.js';
