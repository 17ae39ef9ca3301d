// What Zendesk adds to the pages of themes of API version 1, whose scripts and styles count on it:
// jQuery as `$` (1.9.1, the version that Zendesk's upgrade page names), normalize.css, an icon font
// and drop-downs. In the head, before the theme's stylesheet.
import 'jquery-1/jquery.min.js';
import normalize from 'normalize.css/normalize.css';
import icons from './icons.glyphs';
import styles from './styles.css';

const fonts = ['copenhagen-icons', 'entypo'].map(
  (name) => `@font-face { font-family: "${name}"; src: url(${icons}) format("opentype"); }`,
);
const style = document.createElement('style');
style.textContent = [...fonts, normalize, styles].join('\n');
document.currentScript?.before(style);

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const toggle = target?.closest('.dropdown-toggle');
  if (toggle) {
    event.preventDefault();
    open(toggle, toggle.getAttribute('aria-expanded') !== 'true');
  }
  for (const other of document.querySelectorAll('.dropdown-toggle[aria-expanded="true"]')) {
    if (other !== toggle) open(other, false);
  }

  // Votes and subscriptions are links here, which send the form at the end of the page.
  const link = target?.closest<HTMLAnchorElement>('a[data-post-back]');
  if (link) {
    event.preventDefault();
    postBack(link);
  }
});

document.addEventListener('keydown', ({ key, target }) => {
  const isToggle = target instanceof HTMLElement && target.matches('div.dropdown-toggle');
  if (isToggle && key === 'Enter') target.click();
  if (key !== 'Escape') return;
  for (const toggle of document.querySelectorAll('.dropdown-toggle[aria-expanded="true"]')) {
    open(toggle, false);
  }
});

function open(toggle: Element, expanded: boolean): void {
  toggle.setAttribute('aria-expanded', String(expanded));
  const menu = toggle.parentElement?.querySelector('.dropdown-menu');
  menu?.setAttribute('aria-expanded', String(expanded));
}

function postBack({ dataset }: HTMLAnchorElement): void {
  const form = document.querySelector<HTMLFormElement>('#guide-post-back');
  if (!form || dataset.postBack === undefined) return;
  // A page that comes back from the browser's cache still has what it sent.
  const value = form.querySelector('[name="value"]') ?? document.createElement('input');
  Object.assign(value, { type: 'hidden', name: 'value', value: dataset.type ?? '' });
  form.append(value);
  form.action = dataset.postBack;
  form.submit();
}
