// The theme's script: the navigation on phones, menus that close by themselves, and the form for new
// requests. Everything else on a page works without it.
{
  whenReady(() => {
    setUpNavigation();
    setUpMenus();
    setUpOrganization();
    setUpRequestForm();
  });

  function whenReady(start) {
    if (document.readyState !== 'loading') start();
    else document.addEventListener('DOMContentLoaded', start);
  }

  // ---- Navigation and menus -------------------------------------------------------------------

  /** On phones a button shows and hides the navigation; the stylesheet goes by aria-expanded. */
  function setUpNavigation() {
    const button = document.querySelector('.nav-toggle');
    if (!button) return;
    const show = (shown) => button.setAttribute('aria-expanded', String(shown));
    button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'));
    button.parentElement.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.target.closest('.menu[open]')) return;
      show(false);
      button.focus();
    });
  }

  /** Menus are <details>. Escape, a click elsewhere and leaving by keyboard close them. */
  function setUpMenus() {
    for (const menu of document.querySelectorAll('.menu')) {
      menu.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape' || !menu.open) return;
        menu.open = false;
        menu.querySelector('summary').focus();
      });
      menu.addEventListener('focusout', (event) => {
        if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
      });
      document.addEventListener('click', (event) => {
        if (!menu.contains(event.target)) menu.open = false;
      });
    }
  }

  /** On a request's page, choosing another organisation takes effect at once. */
  function setUpOrganization() {
    const form = document.getElementById('request-organization');
    if (form) form.addEventListener('change', () => form.submit());
  }

  // ---- The form for new requests --------------------------------------------------------------
  // Guide gives the form as data (new_request_form, since Templating API 4) and leaves it to the
  // theme to build it: https://developer.zendesk.com/api-reference/help_center/help-center-templates/v3

  function setUpRequestForm() {
    const form = document.querySelector('.request-form');
    if (!form) return;
    const data = JSON.parse(document.getElementById('new-request-form').textContent);
    form.action = data.action;
    form.method = data.http_method;
    form.acceptCharset = data.accept_charset;
    const fields = addFields(form, data);
    prefill(fields);
    showWhatApplies(fields, data);
    form.addEventListener('change', () => showWhatApplies(fields, data));
    sendWithToken(form);
  }

  /** Puts all that the form asks for before its button. Returns the fields, to show and hide them. */
  function addFields(form, data) {
    const button = form.querySelector('[type=submit]');
    const fields = [];
    const add = (element) => form.insertBefore(element, button);
    const addHidden = (field) => field && add(hiddenInput(field.name, field.value));
    const addField = (field) => {
      if (!field) return;
      fields.push({ field, element: add(fieldElement(field, controlFor(field, form))) });
    };

    if (data.errors) add(notice(data.errors));
    addHidden(data.parent_id_field);
    const { options = [], value } = data.ticket_form_field || {};
    if (options.length > 1) add(ticketForms(data.ticket_form_field, form));
    else if (options.length) addHidden(data.ticket_form_field);
    addField(data.email_field);
    addField(data.cc_field);
    addField(data.organization_field);
    for (const field of data.ticket_fields) {
      addField(field);
      if (field.type === 'tickettype') addField(data.due_date_field);
    }
    // The description is sent as it was typed, not as HTML.
    add(hiddenInput(data.description_mimetype_field.name, 'text/plain'));
    if (data.attachments_field) add(attachments(data.attachments_field));
    for (const field of data.inline_attachments_fields) addHidden(field);
    // Where there are several forms, one is chosen first.
    button.hidden = options.length > 0 && !value;
    return fields;
  }

  /** With several forms to choose from, choosing one loads its fields. */
  function ticketForms(field, form) {
    const control = select({ ...field, required: Boolean(field.value) });
    control.addEventListener('change', () => {
      const query = new URLSearchParams(location.search);
      query.set('ticket_form_id', control.value);
      location.assign(`${form.dataset.newRequest}?${query}`);
    });
    return fieldElement({ ...field, required: true }, control);
  }

  /** Shows the fields whose conditions are met; the others are hidden and not sent. */
  function showWhatApplies(fields, data) {
    for (const { field, element } of fields) {
      const rule = ruleFor(field, fields, data.end_user_conditions);
      const isDueDate = field === data.due_date_field;
      show(element, isDueDate ? isTask(fields) : rule.applies, rule.required);
    }
  }

  /** The token against forgery is fetched when the form is sent: the page may be a cached one. */
  function sendWithToken(form) {
    let sending = false;
    // Guide's own scripts may stop the event and call form.submit() themselves (spam protection).
    form.submit = async () => {
      if (sending) return;
      sending = true;
      try {
        form.append(hiddenInput('authenticity_token', await csrfToken()));
        writeAsZendeskReads(form);
        HTMLFormElement.prototype.submit.call(form);
      } catch (error) {
        sending = false;
        throw error;
      }
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      form.submit();
    });
  }

  function writeAsZendeskReads(form) {
    // Several addresses: an input of its own for each.
    for (const input of form.querySelectorAll('[data-each]')) {
      for (const one of input.value.split(',')) {
        if (one.trim()) form.append(hiddenInput(input.dataset.each, one.trim()));
      }
    }
    // The last four digits of a card: the end of a longer, masked number.
    for (const input of form.querySelectorAll('[data-digits]')) {
      if (input.value.length === 4) input.value = `XXXXXXXXX${input.value}`;
    }
  }

  /** A field as it is in the page: a copy of a <template>, its label, hint, error and control. */
  function fieldElement(field, control) {
    const isGroup = control.tagName === 'DIV';
    const element = copyOf(isGroup ? 'choices' : 'field');
    const hint = element.querySelector('[data-hint]');
    const error = element.querySelector('[data-error]');
    const id = field.name.replace(/\W+/g, '-');
    element.querySelector('[data-label]').textContent = field.label;
    element.querySelector('[data-optional]').hidden = field.required;
    hint.id = `${id}-hint`;
    hint.innerHTML = field.description || ''; // Written by the account's administrators, as HTML.
    error.id = `${id}-error`;
    error.textContent = field.error || '';
    if (control.type === 'checkbox') element.classList.add('field-checkbox');
    if (!isGroup) {
      control.id = id;
      control.required = Boolean(field.required);
      element.querySelector('label').htmlFor = id;
      control.setAttribute('aria-describedby', `${hint.id} ${error.id}`);
      if (field.error) control.setAttribute('aria-invalid', 'true');
    }
    element.insertBefore(control, error);
    return element;
  }

  /** What a field is answered with, by Zendesk's type of the field. */
  function controlFor(field, form) {
    switch (field.type) {
      case 'description':
      case 'textarea':
        return textarea(field);
      case 'checkbox':
        return checkbox(field);
      case 'multiselect':
        return choices(field);
      case 'lookup':
        return lookup(field, form.dataset.user);
      case 'date':
      case 'due_at':
        return input(field, { type: 'date', value: String(field.value || '').slice(0, 10) });
      case 'integer':
        return input(field, { type: 'number', step: '1' });
      case 'decimal':
        return input(field, { type: 'number', step: 'any' });
      case 'anonymous_requester_email':
        return input(field, { type: 'email', autocomplete: 'email' });
      case 'cc_email':
        return several(input(field, { type: 'email', multiple: true }));
      case 'partialcreditcard':
        return cardDigits(field);
      default:
        return field.options?.length ? select(field) : input(field, { type: 'text' });
    }
  }

  function input(field, properties) {
    return Object.assign(make('input'), { name: field.name, value: field.value || '' }, properties);
  }

  /** One input for several addresses; a hidden one is made of each when the form is sent. */
  function several(control) {
    control.dataset.each = control.name;
    control.removeAttribute('name');
    return control;
  }

  function cardDigits(field) {
    const value = String(field.value || '').replace(/X/g, '');
    const control = input(field, { value, maxLength: 4, inputMode: 'numeric' });
    control.dataset.digits = '';
    return control;
  }

  function textarea(field) {
    return Object.assign(make('textarea'), { name: field.name, value: field.value || '', rows: 6 });
  }

  function checkbox(field) {
    const checked = field.value === true || field.value === 'on';
    return Object.assign(make('input'), {
      type: 'checkbox',
      name: field.name,
      value: 'on',
      checked,
    });
  }

  function select(field) {
    const control = Object.assign(make('select'), { name: field.name });
    if (!field.required) control.append(new Option('-', ''));
    const groups = new Map();
    for (const { name, value } of field.options) {
      // "Fruit::Apple" is how Zendesk writes Apple in the group Fruit.
      const path = name.split('::');
      const option = new Option(path.pop(), value, false, String(value) === String(field.value));
      const label = path.join(' › ');
      if (label && !groups.has(label)) {
        groups.set(label, Object.assign(make('optgroup'), { label }));
        control.append(groups.get(label));
      }
      (groups.get(label) || control).append(option);
    }
    return control;
  }

  function choices(field) {
    const group = make('div');
    for (const { name, value } of field.options) {
      const label = Object.assign(make('label'), { className: 'checkbox' });
      const checked = (field.value || []).includes(value);
      const box = Object.assign(make('input'), {
        type: 'checkbox',
        name: `${field.name}[]`,
        value,
        checked,
      });
      label.append(box, ` ${name.split('::').join(' › ')}`);
      group.append(label);
    }
    return group;
  }

  /** A record of a custom object, found by typing its name; what is sent is the record's id. */
  function lookup(field, user) {
    const records = new Map();
    const list = Object.assign(make('datalist'), { id: `lookup-${field.id}` });
    const chosen = hiddenInput(field.name, field.value);
    const control = make('input');
    const object = String(field.relationship_target_type).replace('zen:custom_object:', '');
    const ask = async (path) =>
      (await fetch(`/api/v2/custom_objects/${object}/records/${path}`)).json();

    const suggest = async (name) => {
      const context = { source: 'zen:ticket', field_id: field.id, requester_id: user };
      const query = new URLSearchParams({ name: name.toLocaleLowerCase(), ...context });
      const { custom_object_records: found = [] } = await ask(`autocomplete?${query}`);
      for (const record of found) records.set(record.name, record.id);
      list.replaceChildren(...found.map((record) => new Option(record.name)));
    };
    const showChosen = async () => {
      const { custom_object_record: record } = await ask(field.value);
      if (record) control.value = record.name;
    };

    control.setAttribute('list', list.id);
    control.addEventListener('focus', () => suggest('*'));
    control.addEventListener('input', () => suggest(control.value));
    control.addEventListener('change', () => {
      chosen.value = records.get(control.value) || '';
    });
    if (field.value) showChosen();
    // Once the control is in the page.
    queueMicrotask(() => control.after(chosen, list));
    return control;
  }

  // ---- Which fields are asked for -------------------------------------------------------------

  /** Zendesk's conditions: a field appears when another field has a certain value. */
  function ruleFor(field, fields, conditions) {
    const mine = conditions.filter((condition) => childOf(condition, field));
    if (!mine.length) return { applies: true, required: field.required };
    const met = mine.filter((condition) => {
      const parent = fields.find((other) => other.field.id === condition.parent_field_id);
      if (!parent || !ruleFor(parent.field, fields, conditions).applies) return false;
      return String(answerOf(parent)) === String(condition.value);
    });
    const required = met.some((condition) => childOf(condition, field).is_required);
    return { applies: met.length > 0, required };
  }

  function childOf(condition, field) {
    return condition.child_fields.find((child) => child.id === field.id);
  }

  function isTask(fields) {
    const type = fields.find(({ field }) => field.type === 'tickettype');
    return Boolean(type) && answerOf(type) === 'task';
  }

  function answerOf({ element }) {
    const control = element.querySelector('input, select, textarea');
    return control.type === 'checkbox' ? control.checked : control.value;
  }

  function show(element, shown, required) {
    element.hidden = !shown;
    element.querySelector('[data-optional]').hidden = required;
    for (const control of element.querySelectorAll('input, select, textarea')) {
      control.disabled = !shown;
      if (element.tagName !== 'FIELDSET' && control.type !== 'hidden') control.required = required;
    }
  }

  /** ?tf_subject=… and ?tf_FIELD_ID=… fill fields in, as Zendesk documents it. */
  function prefill(fields) {
    const query = new URLSearchParams(location.search);
    for (const { field, element } of fields) {
      const system = /^request\[(\w+)\]$/.exec(field.name);
      const value = query.get(`tf_${system ? system[1] : field.id}`);
      const control = element.querySelector('input, select, textarea');
      if (value === null || element.tagName === 'FIELDSET') continue;
      if (control.type === 'checkbox') control.checked = value === 'true';
      else control.value = value;
    }
  }

  // ---- Attachments ----------------------------------------------------------------------------

  /** Files are uploaded when they are chosen; the form sends what Zendesk calls each of them. */
  function attachments(field) {
    const picker = Object.assign(make('input'), { type: 'file', multiple: true });
    const list = Object.assign(make('ul'), { className: 'attachments' });
    const element = fieldElement(field, picker);
    const error = element.querySelector('[data-error]');
    element.append(list);
    for (const file of field.attachments || []) list.append(attached(file, field.name));
    picker.addEventListener('change', async () => {
      const files = [...picker.files];
      picker.value = '';
      error.textContent = '';
      const token = await csrfToken();
      for (const file of files) {
        const answer = await upload(file, token);
        if (answer.upload) list.append(attached(uploaded(answer.upload), field.name));
        else error.textContent = `${file.name}: ${answer.description || answer.error}`;
      }
    });
    return element;
  }

  async function upload(file, token) {
    const query = new URLSearchParams({
      filename: file.name,
      locale: document.documentElement.lang,
    });
    const headers = {
      'Content-Type': file.type || 'application/octet-stream',
      'X-CSRF-Token': token,
    };
    const response = await fetch(`/api/v2/uploads.json?${query}`, {
      method: 'POST',
      headers,
      body: file,
    });
    return response.json();
  }

  function uploaded({ token, attachment }) {
    return { id: token, file_name: attachment.file_name, url: attachment.content_url };
  }

  function attached(file, name) {
    const item = copyOf('attached-file');
    const link = item.querySelector('[data-name]');
    link.textContent = file.file_name;
    link.href = file.url;
    link.target = '_blank';
    link.rel = 'noopener';
    item.append(hiddenInput(name, JSON.stringify(file)));
    const remove = item.querySelector('[data-remove]');
    remove.setAttribute('aria-label', `${remove.getAttribute('aria-label')}: ${file.file_name}`);
    remove.addEventListener('click', () => item.remove());
    return item;
  }

  // ---- Small things ---------------------------------------------------------------------------

  async function csrfToken() {
    const response = await fetch('/api/v2/help_center/sessions.json');
    return (await response.json()).current_session.csrf_token;
  }

  function make(name) {
    return document.createElement(name);
  }

  function copyOf(id) {
    return document.getElementById(id).content.firstElementChild.cloneNode(true);
  }

  function hiddenInput(name, value) {
    return Object.assign(make('input'), {
      type: 'hidden',
      name,
      value: value === null ? '' : value,
    });
  }

  function notice(text) {
    const element = Object.assign(make('p'), {
      className: 'notification notification-error',
      textContent: text,
    });
    element.setAttribute('role', 'alert');
    return element;
  }
}
