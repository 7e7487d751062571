// Uploading from the desk: four files at a time, large ones in parts, on from where a broken connection left off.
'use strict';
(() => {
  const { words, limits, fill, say, tell, ask, headers, choose, titled, parsed, explained, language } = desk;
  const section = document.getElementById('send');
  const [list, overall, drop] = ['.files', '.overall', '.drop'].map((name) => section.querySelector(name));
  const atOnce = 4;
  const partBytes = 8 * 1024 * 1024;
  const longestWait = 60;
  const states = { published: '✓', rejected: '✕', failed: '!', withdrawn: '–' };

  let queue = [];
  let running = 0;
  let isPaused = false;
  let [all, ended] = [0, 0];
  // What is answered once for all files that follow: replace or skip.
  let forAll = null;
  let asking = Promise.resolve();
  const waiting = new Map();

  const size = (bytes) => bytes >= 1 << 30 ? `${(bytes / (1 << 30)).toFixed(1)} GiB` : `${(bytes / (1 << 20)).toFixed(1)} MiB`;
  const ending = (name) => (name.match(/\.[^./]+$/)?.[0] ?? '').toLowerCase();
  const addressOf = (name) => `/api/uploads?name=${encodeURIComponent(name)}`;
  const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

  // Null where nothing speaks against it.
  const refusal = (file, name) => {
    const limit = limits[ending(name)];
    if (limit === undefined) return fill('unknownKind', ending(name) || name);
    return file.size > limit ? fill('tooLarge', name, size(file.size), size(limit)) : null;
  };

  // One request, with its progress: fetch has none for what is sent. A broken connection is status 0.
  const sendPart = (path, part, more, progress) => new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('PUT', path);
    for (const [header, value] of Object.entries({ ...headers(), 'Content-Type': part.type || 'application/octet-stream', ...more })) request.setRequestHeader(header, value);
    request.upload.onprogress = (event) => progress(event.loaded);
    const end = () => {
      let detail = null;
      try { detail = JSON.parse(request.responseText).detail; } catch { detail = null; }
      done({ status: request.status, detail });
    };
    request.onload = end;
    request.onerror = request.onabort = request.ontimeout = () => done({ status: 0 });
    request.send(part);
  });

  const received = async (path) => (await (await ask(path)).json()).received;

  // Sends a file on a condition; tries again while nothing answers. Gives the last answer.
  const send = async (file, name, condition, tellState, progress) => {
    const isWhole = file.size <= partBytes;
    const parts = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const path = isWhole ? addressOf(name) : `${addressOf(name)}&parts=${parts}`;
    let [from, wait, isBroken] = [0, 1, false];
    for (;;) {
      if (isBroken) {
        wait = Math.min(wait * 2, longestWait);
        tellState(fill('retrying', wait));
        await sleep(wait);
      }
      if (isBroken && !isWhole) {
        try {
          from = await received(path);
        } catch (fault) {
          if (fault.isTold) return { status: fault.status };
          continue;
        }
      }
      const to = Math.min(from + partBytes, file.size);
      const range = isWhole ? {} : { 'Content-Range': `bytes ${from}-${to - 1}/${file.size}` };
      const answer = await sendPart(path, file.slice(from, to, file.type), { ...condition, ...range }, (loaded) => progress((from + loaded) / Math.max(1, file.size)));
      isBroken = answer.status === 0 || answer.status >= 500 || answer.status === 429;
      // An answer that got lost: the file may be there although nobody was told.
      if (isBroken) continue;
      if (answer.status !== 202 || to === file.size) return answer;
      [from, wait] = [to, 1];
    }
  };

  // One question at a time, whatever is sent meanwhile.
  const whatToDo = (name) => {
    asking = asking.then(async () => {
      if (forAll) return forAll;
      const box = document.createElement('label');
      const all = document.createElement('input');
      all.type = 'checkbox';
      box.append(all, ' ', words.existsAll);
      const { value } = await choose(titled(fill('exists', name), box), [['replace', words.overwrite], ['skip', words.skip]]);
      if (all.checked && value) forAll = value;
      return value || 'skip';
    });
    return asking;
  };

  // The whole way of a file; true when it is in the container.
  const put = async (file, name, tellState, progress = () => {}) => {
    const why = refusal(file, name);
    if (why) {
      tellState(why, 'rejected');
      return false;
    }
    let answer = await send(file, name, { 'If-None-Match': '*' }, tellState, progress);
    if (answer.status === 412) {
      if (await whatToDo(name) === 'skip') {
        tellState(words.skipped, 'withdrawn');
        return false;
      }
      answer = await send(file, name, { 'If-Match': '*' }, tellState, progress);
    }
    if (answer.status === 401 || answer.status === 403) desk.askForKey();
    if (answer.status !== 201 && answer.status !== 204) {
      tellState(explained(answer.status, answer.detail), 'rejected');
      return false;
    }
    tellState(words.sent);
    return true;
  };

  const showOverall = () => {
    overall.hidden = all === 0;
    overall.querySelector('progress').max = Math.max(1, all);
    overall.querySelector('progress').value = ended;
    overall.querySelector('.count').textContent = fill('done', ended, all);
    if (all > 0 && ended === all) say(fill('done', ended, all));
  };

  const row = (name) => {
    const line = document.createElement('li');
    const [title, bar, state] = ['span', 'progress', 'span'].map((element) => document.createElement(element));
    title.className = 'file';
    title.textContent = name;
    [bar.max, bar.value] = [1, 0];
    bar.setAttribute('aria-label', name);
    state.className = 'became';
    state.textContent = words.queued;
    line.append(title, ' ', bar, ' ', state);
    list.append(line);
    return {
      progress: (share) => {
        bar.value = share;
        state.textContent = fill('sending', Math.round(share * 100));
      },
      state: (text, kind, address) => {
        state.replaceChildren();
        if (kind) {
          bar.hidden = true;
          line.dataset.state = kind;
          const sign = document.createElement('span');
          sign.setAttribute('aria-hidden', 'true');
          sign.textContent = `${states[kind]} `;
          state.append(sign);
        }
        if (!address) return state.append(text);
        const link = document.createElement('a');
        link.href = address;
        link.textContent = text;
        return state.append(link);
      },
    };
  };

  const next = async () => {
    if (isPaused || running === atOnce || queue.length === 0) return;
    const { file, name, line } = queue.shift();
    running++;
    next();
    try {
      if (await put(file, name, line.state, line.progress)) waiting.set(name, line);
    } catch (fault) {
      line.state(fault.message, 'failed');
      tell(fault);
    }
    running--;
    ended++;
    showOverall();
    next();
  };

  // Where it can be read, or why not or what is to be looked at, in the desk's language.
  const became = async (name, receipt) => {
    if (!receipt.reason && !receipt.needsReview) return receipt.url ?? words.saved;
    const piece = parsed(await (await ask(`/api/desk/upload?${new URLSearchParams({ name, lang: language })}`)).text());
    return piece.querySelector('.why li, .doubts li')?.firstChild?.textContent || receipt.reason?.detail || receipt.reviewReasons?.[0] || words.saved;
  };

  // What becomes of the files that have arrived: a few at a time are asked after.
  const follow = async () => {
    for (const [name, line] of [...waiting].slice(0, 8)) {
      try {
        const receipt = await (await ask(addressOf(name))).json();
        waiting.delete(name);
        if (receipt.state === 'processing') waiting.set(name, line);
        else line.state(await became(name, receipt), receipt.state, `#upload/${encodeURIComponent(name)}`);
      } catch (fault) {
        // Nobody has looked at it yet, or the site does not answer just now: it is asked after again, behind the others.
        waiting.delete(name);
        if (fault.isTold) return setTimeout(follow, longestWait * 1000);
        waiting.set(name, line);
      }
    }
    return setTimeout(follow, 2000);
  };

  const add = (files) => {
    if (files.length === 0) return say(words.noFolder);
    const column = section.querySelector('[name="column"]').value.replace(/^\/+|\/+$/g, '').trim();
    for (const { file, path } of files) {
      const name = column ? `${column}/${path}` : path;
      queue.push({ file, name, line: row(name) });
    }
    all += files.length;
    showOverall();
    for (let i = 0; i < atOnce; i++) next();
  };

  const isHidden = (path) => path.split('/').some((part) => part.startsWith('.') || part === 'Thumbs.db');

  const within = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      return [{ file, path: entry.fullPath.replace(/^\//, '') }];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      // A reader gives a hundred at a time.
      const entries = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (entries.length === 0) return found;
      for (const inner of entries) found.push(...await within(inner));
    }
  };

  section.addEventListener('change', (event) => {
    if (event.target.type !== 'file') return;
    add([...event.target.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })).filter(({ path }) => !isHidden(path)));
    event.target.value = '';
  });
  section.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  section.addEventListener('dragleave', () => drop.classList.remove('over'));
  section.addEventListener('drop', async (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    try {
      add((await Promise.all(entries.map(within))).flat().filter(({ path }) => !isHidden(path)));
    } catch (fault) {
      tell(fault);
    }
  });
  overall.querySelector('[name="pause"]').addEventListener('click', (event) => {
    isPaused = !isPaused;
    event.target.textContent = isPaused ? event.target.dataset.resume : event.target.dataset.pause;
    for (let i = 0; i < atOnce; i++) next();
  });
  overall.querySelector('[name="clear"]').addEventListener('click', () => {
    // What is under way goes on.
    queue = [];
    list.replaceChildren();
    [all, ended, forAll] = [running, 0, null];
    waiting.clear();
    showOverall();
  });
  addEventListener('beforeunload', (event) => (running > 0 || queue.length > 0) && event.preventDefault());

  desk.put = put;
  follow();
})();
