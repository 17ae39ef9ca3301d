/**
 * Adds to the end of a page's body: the messenger, the developer panel, live reload. Zendesk adds
 * its widget to Help Center pages in the same place, whatever the theme contains.
 */
export type PageEnd = (request: Request) => string | Promise<string>;
