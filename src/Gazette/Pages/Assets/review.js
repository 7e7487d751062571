// One article on the desk: edits in their places, fields, pictures, and what is done with it. Nothing is sent before Save.
'use strict';
(() => {
  const { words, main, fill, say, tell, ask, parsed, trusted, choose, titled } = desk;
  let root;
  let marks = [];
  let current;
  let rule = null;
  let undo, restore;
  let saved;
  // What an editor had typed when somebody else was faster.
  let typed = null;

  const numbers = (mark) => mark.dataset.edits.split(' ').map(Number);
  const inputs = () => [...root.querySelectorAll('.fields input, .media input[name="alt"]')];
  const changedInputs = () => inputs().filter((input) => input.value.trim() !== input.dataset.saved);
  const differ = (left, right) => [...left].filter((item) => !right.has(item)).length + [...right].filter((item) => !left.has(item)).length;
  const count = () => root?.isConnected && undo ? changedInputs().length + differ(undo, saved.undo) + differ(restore, saved.restore) : 0;

  const showPending = () => {
    const bar = root.querySelector('.pending');
    if (!bar) return;
    const changes = count();
    bar.hidden = changes === 0;
    const label = bar.querySelector('span');
    label.textContent = label.dataset.words.replace('{0}', changes);
  };

  const order = () => {
    const fields = {};
    const alts = {};
    for (const input of changedInputs()) {
      if (input.name === 'alt') alts[input.dataset.hash] = input.value.trim() || null;
      else fields[input.name] = input.value.trim() || null;
    }
    return {
      ...fields,
      ...(Object.keys(alts).length ? { alts } : {}),
      ...(differ(undo, saved.undo) ? { undo: [...undo] } : {}),
      ...(differ(restore, saved.restore) ? { restore: [...restore] } : {}),
    };
  };

  // ---- Edits, one after the other: the doubtful ones first.
  const wanted = () => {
    const chosen = marks.filter((mark) => !rule || (mark.dataset.rules.split(' ').includes(rule.value) && mark.classList.contains('doubtful') === (rule.dataset.certain === 'false')));
    return [...chosen.filter((mark) => mark.classList.contains('doubtful')), ...chosen.filter((mark) => !mark.classList.contains('doubtful'))];
  };

  const isUndone = (mark) => numbers(mark).every((number) => undo.has(number));

  const explain = () => {
    const [info, button, place] = ['.edit-info', '[name="undo"]', '.place'].map((name) => root.querySelector(name));
    if (!info) return;
    const list = wanted();
    place.textContent = current && list.includes(current) ? fill('edit', list.indexOf(current) + 1, list.length) : list.length ? String(list.length) : '';
    button.hidden = !current || 'mark' in current.dataset;
    info.textContent = current ? `${current.dataset.why} (${current.dataset.kind})` : '';
    if (current) button.textContent = isUndone(current) ? button.dataset.redo : button.dataset.undo;
  };

  const select = (mark, isFocused = true) => {
    current?.classList.remove('current');
    current = mark;
    current.classList.add('current');
    const pane = current.closest('.text');
    const [top, height] = [current.getBoundingClientRect().top - pane.getBoundingClientRect().top, pane.clientHeight];
    if (top < 0 || top > height - 40) pane.scrollTop += top - height / 3;
    if (isFocused) current.focus({ preventScroll: true });
    explain();
  };

  const step = (by) => {
    const list = wanted();
    if (!list.length) return;
    const at = list.indexOf(current);
    select(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length]);
  };

  const toggle = () => {
    if (!current || 'mark' in current.dataset) return;
    const isBack = isUndone(current);
    for (const number of numbers(current)) {
      if (isBack) undo.delete(number);
      else undo.add(number);
    }
    current.classList.toggle('taken-back', !isBack);
    say(isBack ? '' : words.undone);
    explain();
    showPending();
  };

  const scrollTogether = () => {
    const [frame, text, box] = [root.querySelector('iframe'), root.querySelector('.text'), root.querySelector('[name="together"]')];
    if (!frame || !text || !box) return;
    let leader = null;
    let rest;
    const follow = (from, to, name) => {
      if (!box.checked || (leader && leader !== name)) return;
      leader = name;
      clearTimeout(rest);
      rest = setTimeout(() => { leader = null; }, 150);
      to.scrollTop = from.scrollTop / Math.max(1, from.scrollHeight - from.clientHeight) * (to.scrollHeight - to.clientHeight);
    };
    frame.addEventListener('load', () => {
      const page = frame.contentDocument?.scrollingElement;
      if (!page) return;
      frame.contentDocument.addEventListener('scroll', () => follow(page, text, 'frame'));
      text.addEventListener('scroll', () => follow(text, page, 'text'));
    });
  };

  // ---- What is sent.
  const patch = (json) => ask(`/api/articles/${root.dataset.id}`, { method: 'PATCH', json, tag: root.dataset.tag });

  const changedByOthers = async () => {
    const response = await ask(`/api/desk/differences/${root.dataset.id}?lang=${desk.language}&from=${root.dataset.version}`);
    const { value } = await choose(titled(words.conflict, ...parsed(await response.text()).childNodes), [['keep', words.reload], ['drop', words.dropMine]]);
    if (!value) return;
    typed = value === 'keep' ? new Map(changedInputs().map((input) => [`${input.name} ${input.dataset.hash ?? ''}`, input.value])) : null;
    await desk.reload();
  };

  const act = async (work, done) => {
    say(words.running);
    try {
      await work();
      await desk.reload();
      say(done);
    } catch (fault) {
      say('');
      if (fault.status === 412) await changedByOthers().catch(tell);
      else tell(fault);
    }
  };

  const preview = async () => {
    try {
      const response = await ask(`/api/desk/previews/${root.dataset.id}`, { method: 'POST', json: order(), tag: root.dataset.tag });
      const frame = document.createElement('iframe');
      // No script runs in it; our own style and pictures are given to our own origin alone.
      frame.setAttribute('sandbox', 'allow-same-origin');
      frame.title = words.previewTitle;
      frame.srcdoc = trusted(await response.text());
      document.getElementById('asking').classList.add('wide');
      await choose(titled(words.previewTitle, frame), [['', desk.close]]);
      document.getElementById('asking').classList.remove('wide');
    } catch (fault) {
      if (fault.status === 412) await changedByOthers().catch(tell);
      else tell(fault);
    }
  };

  // What readers do not get yet, under an address that can be passed on for a day.
  const showPreview = async (button) => {
    try {
      const { url } = await (await ask(`/api/articles/${root.dataset.id}/preview`, { method: 'POST', json: {} })).json();
      const link = document.createElement('a');
      [link.href, link.target, link.rel, link.textContent] = [url, '_blank', 'noopener', words.openPreview];
      button.replaceWith(link);
      link.focus();
    } catch (fault) {
      tell(fault);
    }
  };

  const restoreLine = (button) => {
    const key = button.closest('[data-key]').dataset.key;
    const isBack = restore.has(key);
    if (isBack) restore.delete(key);
    else restore.add(key);
    button.textContent = isBack ? button.dataset.restore : button.dataset.leave;
    button.closest('li').classList.toggle('comes-back', !isBack);
    say(isBack ? '' : words.restored);
    showPending();
  };

  const difference = async (button) => {
    try {
      const response = await ask(`/api/desk/differences/${root.dataset.id}?lang=${desk.language}&from=${button.dataset.from}&to=${button.dataset.to}`);
      root.querySelector('.difference').replaceChildren(...parsed(await response.text()).childNodes);
    } catch (fault) {
      tell(fault);
    }
  };

  const replay = () => ask(`/api/uploads?action=replay&name=${encodeURIComponent(root.dataset.name)}`, { method: 'POST', json: {} });

  document.addEventListener('click', (event) => {
    if (!root?.isConnected) return;
    const mark = event.target.closest('.upload .edit');
    if (mark) return select(mark);
    const button = event.target.closest('.upload button');
    if (!button) return;
    if (button.name === 'next') step(1);
    if (button.name === 'previous') step(-1);
    if (button.name === 'undo') toggle();
    if (button.name === 'restore') restoreLine(button);
    if (button.name === 'difference') difference(button);
    if (button.name === 'preview') preview();
    if (button.name === 'show-preview') showPreview(button);
    if (button.name === 'save') act(() => patch(order()), words.saved);
    if (button.name === 'discard') desk.reload().catch(tell);
    if (button.name === 'accept') act(() => patch({ ...order(), accept: button.value === 'true' }), button.value === 'true' ? words.accepted : words.saved);
    if (button.name === 'replay') act(replay, words.published);
    if (button.name === 'rule') {
      rule = rule === button ? null : button;
      for (const other of root.querySelectorAll('[name="rule"]')) other.setAttribute('aria-pressed', String(other === rule));
      if (rule) step(1);
      else explain();
    }
    if (button.name === 'file') {
      const input = button.closest('[data-field]').querySelector('input');
      input.value = button.value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus();
    }
  });

  document.addEventListener('input', (event) => {
    if (!root?.isConnected || !root.contains(event.target)) return;
    if (event.target.name === 'marks') root.querySelector('.text').classList.toggle('plain', !event.target.checked);
    else if (event.target.type === 'file') fillPlace(event.target);
    else showPending();
  });

  document.addEventListener('submit', (event) => {
    if (!root?.isConnected || !root.contains(event.target)) return;
    event.preventDefault();
    if (event.target.matches('.withdraw')) {
      const json = { reason: event.target.elements.reason.value, purge: event.target.elements.purge.checked };
      act(() => ask(`/api/articles/${root.dataset.id}`, { method: 'DELETE', json }), words.withdrawn);
    } else if (count()) {
      act(() => patch(order()), words.saved);
    }
  });

  document.addEventListener('keydown', (event) => {
    if (!root?.isConnected || event.target.closest('input, select, textarea, dialog') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n') step(1);
    else if (event.key === 'p') step(-1);
    else if (event.key === 'u' || (event.key === 'Enter' && event.target.matches('.edit'))) toggle();
    else return;
    event.preventDefault();
  });

  // ---- A missing file gets the name under which the article looks for it.
  const fillPlace = async (input) => {
    const place = input.closest('.missing');
    const told = place.querySelector('[role="status"]');
    const [file] = input.files;
    if (!file) return;
    const ended = await desk.put(file, place.dataset.name, (text) => { told.textContent = text; });
    if (ended && !count()) setTimeout(() => desk.reload().catch(tell), 4000);
  };
  main.addEventListener('dragover', (event) => event.target.closest('.missing') && event.preventDefault());
  main.addEventListener('drop', (event) => {
    const place = event.target.closest('.missing');
    if (!place || !event.dataTransfer.files.length) return;
    event.preventDefault();
    const input = place.querySelector('input');
    input.files = event.dataTransfer.files;
    fillPlace(input);
  });

  document.addEventListener('desk-view', (event) => {
    root = event.detail === 'upload' ? main.querySelector('.upload') : null;
    [current, rule] = [undefined, null];
    if (!root) return;
    marks = [...root.querySelectorAll('.edit')];
    undo = new Set(marks.filter((mark) => mark.classList.contains('undone')).flatMap(numbers));
    restore = new Set([...root.querySelectorAll('[data-restored]')].map((line) => line.dataset.key));
    saved = { undo: new Set(undo), restore: new Set(restore) };
    for (const input of inputs()) {
      const value = typed?.get(`${input.name} ${input.dataset.hash ?? ''}`);
      if (value !== undefined) input.value = value;
    }
    typed = null;
    scrollTogether();
    explain();
    showPending();
    desk.guard(() => count() > 0);
  });
})();
