import type { View } from '../view/index.js';

/** Zendesk's `filter object`: a choice among the things a list can show, and its address. */
export interface FilterLink {
  readonly identifier: string;
  readonly name: string;
  readonly label: string;
  readonly url: string;
  readonly selected: boolean;
  readonly count: number | null;
}

export interface FilterChoice {
  readonly identifier: string;
  readonly name: string;
  readonly count?: number;
}

/**
 * Links that choose by one query parameter and keep the others; the page's number starts at 1 again.
 *
 * @param choices the first one is chosen when the address chooses none of them.
 */
export function filterLinks(
  view: View,
  parameter: string,
  choices: readonly [FilterChoice, ...FilterChoice[]],
): { readonly all: readonly FilterLink[]; readonly current: FilterLink } {
  const asked = view.url.searchParams.get(parameter);
  const chosen = choices.find(({ identifier }) => identifier === asked) ?? choices[0];
  const link = (choice: FilterChoice): FilterLink => {
    const parameters = new URLSearchParams(view.url.search);
    parameters.delete('page');
    parameters.set(parameter, choice.identifier);
    return {
      identifier: choice.identifier,
      name: choice.name,
      label: choice.name,
      url: `${view.url.pathname}?${parameters}`,
      selected: choice === chosen,
      count: choice.count ?? null,
    };
  };
  return { all: choices.map(link), current: link(chosen) };
}
