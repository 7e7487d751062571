// The frame of the desk: the editor's key, addresses within the page, and the pieces that the server makes of it.
'use strict';
(() => {
  const { words, close, limits } = JSON.parse(document.getElementById('words').textContent);
  const [main, alertBox, status, keyForm, send, asking] = ['view', 'alert', 'status', 'key', 'send', 'asking'].map((id) => document.getElementById(id));
  const forget = document.getElementById('forget');
  const language = document.documentElement.lang;
  const pause = 4000;
  const longestPause = 60000;
  const toldFor = 8000;

  // Only pieces that our own server has made, and encoded, go through it.
  const policy = window.trustedTypes?.createPolicy('desk', { createHTML: (html) => html });
  const trusted = (html) => policy ? policy.createHTML(html) : html;
  const parsed = (html) => {
    const box = document.createElement('div');
    box.innerHTML = trusted(html);
    return box;
  };

  const fill = (name, ...values) => words[name].replace(/\{(\d)\}/g, (_, index) => values[index]);
  let told;
  const say = (text) => {
    status.textContent = text;
    clearTimeout(told);
    if (text !== words.loading && text !== words.running) told = setTimeout(() => { status.textContent = ''; }, toldFor);
  };
  const warn = (text) => {
    alertBox.hidden = !text;
    alertBox.textContent = text ?? '';
  };

  const key = () => sessionStorage.getItem('key');
  const headers = () => key() ? { 'x-functions-key': key() } : {};
  const askForKey = () => {
    main.replaceChildren();
    send.hidden = true;
    keyForm.hidden = false;
    forget.hidden = true;
    keyForm.elements.key.focus();
  };
  keyForm.addEventListener('submit', (event) => {
    event.preventDefault();
    sessionStorage.setItem('key', keyForm.elements.key.value.trim());
    keyForm.reset();
    keyForm.hidden = true;
    route();
  });
  forget.addEventListener('click', () => {
    sessionStorage.removeItem('key');
    warn();
    askForKey();
  });

  // The server's sentences are English: before them, in other languages, what the status means.
  const explained = (status, detail) => [words[`status${status}`], detail].filter(Boolean).join(' ') || String(status);

  // A request with the key. What is refused is thrown, with the sentence that the server gives for it.
  const ask = async (path, { method = 'GET', json, tag, known } = {}) => {
    const response = await fetch(path, {
      method,
      cache: 'no-store',
      redirect: 'error',
      headers: {
        ...headers(),
        ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(tag ? { 'If-Match': tag } : {}),
        ...(known ? { 'If-None-Match': known } : {}),
      },
      body: json === undefined ? undefined : JSON.stringify(json),
    });
    if (response.status === 401 || response.status === 403) {
      if (key()) warn(words.keyWrong);
      sessionStorage.removeItem('key');
      askForKey();
      throw Object.assign(new Error(words.keyWrong), { status: response.status, isTold: true });
    }
    forget.hidden = !key();
    if (!response.ok && response.status !== 304) {
      const problem = await response.json().catch(() => ({}));
      throw Object.assign(new Error(explained(response.status, problem.detail ?? problem.title)), { status: response.status });
    }
    return response;
  };

  const tell = (fault) => {
    if (!fault.isTold) warn(fault instanceof TypeError ? words.offline : fill('failed', fault.message));
  };

  // Asks in a dialog; gives the value of the button that was pressed, and what the form in it holds.
  const choose = (content, buttons) => new Promise((answer) => {
    const form = document.createElement('form');
    form.method = 'dialog';
    form.append(...content);
    const row = document.createElement('p');
    for (const [value, text] of buttons) {
      const button = document.createElement('button');
      button.value = value;
      button.textContent = text;
      row.append(button, ' ');
    }
    form.append(row);
    asking.replaceChildren(form);
    asking.onclose = () => answer({ value: asking.returnValue, form });
    asking.returnValue = '';
    asking.showModal();
  });
  const titled = (text, ...rest) => {
    const title = document.createElement('h2');
    title.id = 'asking-title';
    title.textContent = text;
    return [title, ...rest];
  };

  let view = { name: '', path: '', tag: null };
  let unsaved = () => false;
  let shownHash = location.hash;
  let timer;

  const pathOf = (hash) => {
    const [, name = 'uploads', rest = '', query = ''] = hash.match(/^#(\w+)(?:\/([^?]*))?(?:\?(.*))?$/) ?? [];
    const values = new URLSearchParams(query);
    values.set('lang', language);
    if (name === 'upload') {
      try {
        values.set('name', decodeURIComponent(rest));
      } catch {
        // Somebody wrote the address by hand.
        values.set('name', rest);
      }
      return { name, path: `/api/desk/upload?${values}` };
    }
    return name === 'log' ? { name, path: `/api/desk/log?${values}` } : name === 'send' ? { name, path: null } : { name: 'uploads', path: `/api/desk/uploads?${values}` };
  };

  const show = (html) => {
    main.replaceChildren(...parsed(html).childNodes);
    document.dispatchEvent(new CustomEvent('desk-view', { detail: view.name }));
  };

  // Puts a newer list in the place of an older one: what is the same stays, and so does the focus.
  const merge = (html) => {
    const next = parsed(html);
    const [rows, newRows] = [main.querySelector('.uploads'), next.querySelector('.uploads')];
    if (!rows || !newRows) return show(html);
    const known = new Map([...rows.children].map((row) => [row.id, row]));
    const isNew = [...newRows.children].some((row) => !known.has(row.id));
    const focused = document.activeElement?.closest?.('.uploads > li')?.id;
    const kept = [...newRows.children].map((row) => known.get(row.id)?.outerHTML === row.outerHTML ? known.get(row.id) : row);
    for (const row of known.values()) if (!kept.includes(row)) row.remove();
    for (const [index, row] of kept.entries()) if (rows.children[index] !== row) rows.insertBefore(row, rows.children[index] ?? null);
    if (focused && document.activeElement === document.body) document.getElementById(focused)?.querySelector('a')?.focus();
    for (const part of next.children) {
      const old = main.querySelector(`:scope > .${part.classList[0]}`);
      if (old && part !== newRows && !old.contains(document.activeElement) && old.outerHTML !== part.outerHTML) old.replaceWith(part.cloneNode(true));
    }
    say(isNew ? words.newRows : words.changed);
  };

  const load = async (isRefresh) => {
    const asked = view;
    const response = await ask(asked.path, { known: isRefresh ? asked.tag : null });
    if (asked !== view) return;
    warn();
    if (response.status === 304) return;
    asked.tag = response.headers.get('ETag');
    const html = await response.text();
    if (asked !== view) return;
    if (isRefresh && asked.name === 'uploads') merge(html);
    else show(html);
  };

  const isLive = () => view.name === 'uploads' && !view.path.includes('after=') || main.querySelector('.upload[data-state="processing"]');
  const watch = (wait = pause) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      let next = pause;
      if (!document.hidden && keyForm.hidden && view.path && isLive()) {
        try {
          await load(true);
        } catch (fault) {
          tell(fault);
          next = Math.min(wait * 2, longestPause);
        }
      }
      watch(next);
    }, wait);
  };
  document.addEventListener('visibilitychange', () => !document.hidden && watch(0));

  const route = async () => {
    if (unsaved() && !confirm(words.unsaved)) {
      history.replaceState(null, '', shownHash);
      return;
    }
    unsaved = () => false;
    if (asking.open) asking.close();
    shownHash = location.hash || '#uploads';
    view = { ...pathOf(shownHash), tag: null };
    warn();
    for (const link of document.querySelectorAll('.bar nav:first-of-type a')) {
      const isCurrent = link.hash === `#${view.name === 'upload' ? 'uploads' : view.name}`;
      if (isCurrent) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    send.hidden = view.name !== 'send';
    main.hidden = view.name === 'send';
    say(view.path ? words.loading : '');
    if (view.path) {
      try {
        await load(false);
        say('');
      } catch (fault) {
        main.replaceChildren();
        say('');
        tell(fault);
        return watch();
      }
    }
    scrollTo(0, 0);
    (view.name === 'send' ? send : main).querySelector('h1')?.focus?.();
    watch();
  };
  addEventListener('hashchange', route);
  addEventListener('beforeunload', (event) => unsaved() && event.preventDefault());

  main.addEventListener('submit', (event) => {
    if (!event.target.matches('.search')) return;
    event.preventDefault();
    const values = new URLSearchParams();
    for (const [name, value] of [['state', event.target.dataset.state], ...new FormData(event.target)]) if (value) values.set(name, value);
    location.hash = values.size ? `uploads?${values}` : 'uploads';
  });

  window.desk = {
    words, close, limits, language, main, fill, say, warn, tell, ask, headers, askForKey, parsed, trusted, choose, titled, explained,
    reload: async () => { unsaved = () => false; await load(false); watch(); },
    guard: (isUnsaved) => { unsaved = isUnsaved; },
  };
  document.addEventListener('DOMContentLoaded', route);
})();
