/** The part of the settings panel that runs in the page: sends each change as it is made. */
const panel = document.querySelector<HTMLElement>('.panel');
const statusLine = document.querySelector<HTMLElement>('#status');
const path = `/developer/settings/${encodeURIComponent(panel?.dataset.theme ?? '')}`;

/** Long enough not to send each letter, short enough to be seen while a colour is being dragged. */
const PAUSE_MS = 120;
const timers = new Map<string, number>();

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  const setting = target.closest<HTMLElement>('[data-setting]');
  if (!setting) {
    if (target.id === 'locale') (target as HTMLSelectElement).form?.submit();
    return;
  }
  mirror(setting, target as HTMLInputElement);
  const identifier = setting.dataset.setting ?? '';
  clearTimeout(timers.get(identifier));
  timers.set(identifier, window.setTimeout(save, PAUSE_MS, setting));
});

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button?.id === 'reset-all') {
    if (await send(path, { method: 'DELETE' })) location.reload();
  } else if (button && 'reset' in button.dataset) {
    const identifier = button.closest<HTMLElement>('[data-setting]')?.dataset.setting ?? '';
    const reset = await send(`${path}/${encodeURIComponent(identifier)}`, { method: 'DELETE' });
    // The page knows how to show a manifest's value; only the panel is loaded again.
    if (reset) location.reload();
  }
});

/** A colour has two controls, a range a number next to it. */
function mirror(setting: HTMLElement, changed: HTMLInputElement): void {
  if (setting.dataset.type === 'color') {
    const [picker, text] = setting.querySelectorAll('input');
    if (picker && text && changed === picker) text.value = picker.value;
    if (picker && text && changed === text && /^#[0-9a-f]{6}$/i.test(text.value)) {
      picker.value = text.value;
    }
  }
  const output = setting.querySelector('output');
  if (output) output.value = changed.value;
}

async function save(setting: HTMLElement): Promise<void> {
  const url = `${path}/${encodeURIComponent(setting.dataset.setting ?? '')}`;
  const file = setting.querySelector<HTMLInputElement>('input[type="file"]')?.files?.[0];
  const saved = file
    ? await send(`${url}/file?name=${encodeURIComponent(file.name)}`, { method: 'PUT', body: file })
    : await send(url, {
        method: 'PUT',
        body: JSON.stringify({ value: valueIn(setting) }),
        headers: { 'content-type': 'application/json' },
      });
  if (!saved) return;
  setting.querySelector('[data-reset]')?.removeAttribute('hidden');
  const image = setting.querySelector('img');
  if (image && file) {
    image.src = URL.createObjectURL(file);
    image.hidden = false;
  }
}

function valueIn(setting: HTMLElement): string | number | boolean {
  const id = setting.dataset.setting ?? '';
  const control = document.getElementById(id) as HTMLInputElement;
  if (control.type === 'checkbox') return control.checked;
  if (control.type === 'range') return control.valueAsNumber;
  return control.value;
}

async function send(url: string, request: RequestInit): Promise<boolean> {
  const response = await fetch(url, request).catch(() => null);
  if (response?.ok) return say('Saved.', false);
  const problem = await response?.text().catch(() => '');
  return say(problem || 'The local Help Center does not answer. Is it still running?', true);
}

/** @returns whether it went well, so that callers can say and decide in one line. */
function say(text: string, failed: boolean): boolean {
  if (statusLine) {
    statusLine.hidden = false;
    statusLine.textContent = text;
    statusLine.classList.toggle('failed', failed);
  }
  return !failed;
}
