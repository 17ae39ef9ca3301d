/** HTML that is printed as it is; every other value is escaped. */
export class SafeHtml {
  constructor(readonly html: string) {}

  toString(): string {
    return this.html;
  }

  toJSON(): string {
    return this.html;
  }
}

/** Marks a helper's output as HTML: it is the helper's word that everything in it is escaped. */
export function safeHtml(html: string | SafeHtml): SafeHtml {
  return html instanceof SafeHtml ? html : new SafeHtml(html);
}
