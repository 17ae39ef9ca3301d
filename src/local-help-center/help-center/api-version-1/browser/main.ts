// What Zendesk adds to the pages of themes of API version 1, whose scripts and styles count on it:
// jQuery as `$` (1.9.1, the version that Zendesk's upgrade page names), normalize.css, icons and
// drop-downs. In the head, before the theme's stylesheet.
import 'jquery-1/jquery.min.js';
import normalize from 'normalize.css/normalize.css';
import styles from './styles.css';

const style = document.createElement('style');
style.textContent = normalize + styles;
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

document.addEventListener('keydown', ({ key }) => {
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
  const value = document.createElement('input');
  Object.assign(value, { type: 'hidden', name: 'value', value: dataset.type ?? '' });
  form.append(value);
  form.action = dataset.postBack;
  form.submit();
}
