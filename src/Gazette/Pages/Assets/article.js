// Reads the article aloud, copies its address, shares it, and shows what is related to it. A button is shown only where the browser can do what it says.
'use strict';
(() => {
  const { speechSynthesis: voice } = window;
  const buttonOf = (name) => document.querySelector(`.toolbar button[name="${name}"]`);
  const address = document.querySelector('link[rel="canonical"]').href;
  const blocks = 'p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, figcaption, caption, blockquote, pre, .body';

  const langOf = (node) => node.parentElement.closest('[lang]').lang;
  const speaks = (lang) => voice.getVoices().some((each) => each.lang.split(/[-_]/)[0] === lang.split('-')[0]);

  const rangeOf = (nodes, from, to) => {
    const range = document.createRange();
    let at = 0;
    for (const node of nodes) {
      const end = at + node.length;
      if (from >= at && from < end) range.setStart(node, from - at);
      if (to > at && to <= end) range.setEnd(node, to - at);
      at = end;
    }
    return range;
  };

  // Each with its place on the page. What is read follows the page, block by block.
  const sentences = () => {
    const splitter = new Intl.Segmenter(document.documentElement.lang, { granularity: 'sentence' });
    const found = [];
    let block, nodes = [];
    const end = () => {
      for (const { segment, index } of splitter.segment(nodes.map((node) => node.data).join(''))) {
        if (/[\p{L}\p{N}]/u.test(segment)) found.push({ text: segment.trim(), range: rangeOf(nodes, index, index + segment.length) });
      }
      nodes = [];
    };
    for (const part of document.querySelectorAll('h1, .standfirst, .body')) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest(blocks) !== block) end();
        block = node.parentElement.closest(blocks);
        nodes.push(node);
      }
    }
    end();
    return found;
  };

  const aloud = buttonOf('aloud');
  let run = 0;

  const mark = (range) => {
    CSS.highlights.clear();
    if (!range) return;
    CSS.highlights.set('spoken', new Highlight(range));
    range.startContainer.parentElement.scrollIntoView({ block: 'nearest' });
  };

  const stop = () => {
    run++;
    voice.cancel();
    mark(null);
    aloud.setAttribute('aria-pressed', 'false');
  };

  const speak = (rest, mine) => {
    const sentence = rest.shift();
    if (!sentence) return stop();
    const words = new SpeechSynthesisUtterance(sentence.text);
    words.lang = langOf(sentence.range.startContainer);
    // A sentence that no voice can say is passed over, and the next one read.
    words.onend = words.onerror = () => mine === run && speak(rest, mine);
    mark(sentence.range);
    voice.speak(words);
  };

  if (voice && window.Highlight && Intl.Segmenter) {
    const offer = () => { aloud.hidden = !speaks(document.documentElement.lang); };
    offer();
    // Some browsers know their voices later.
    voice.addEventListener('voiceschanged', offer);
    addEventListener('pagehide', () => voice.cancel());
    aloud.addEventListener('click', () => {
      const reads = aloud.getAttribute('aria-pressed') === 'true';
      stop();
      if (reads) return;
      aloud.setAttribute('aria-pressed', 'true');
      speak(sentences(), run);
    });
  }

  if (navigator.clipboard) {
    const copy = buttonOf('copy');
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(address);
      document.querySelector('.toolbar [role="status"]').textContent = copy.dataset.done;
    });
  }

  if (navigator.share) {
    const share = buttonOf('share');
    share.hidden = false;
    share.addEventListener('click', async () => {
      try {
        await navigator.share({ title: document.querySelector('h1').textContent, url: address });
      } catch (fault) {
        // The reader has closed the sheet.
        if (fault.name !== 'AbortError') throw fault;
      }
    });
  }

  // A way that is in sight from the beginning stays as it is: nothing is to move under the reader's eyes.
  const next = document.querySelector('.next');
  if (window.IntersectionObserver && next.getBoundingClientRect().top > innerHeight) {
    const watcher = new IntersectionObserver(async ([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      watcher.disconnect();
      const answer = await fetch(next.dataset.related);
      const { items = [] } = answer.ok ? await answer.json() : {};
      if (!items.length) return;
      const list = document.createElement('ul');
      for (const { url, title, language } of items) {
        const link = document.createElement('a');
        link.href = new URL(url).pathname;
        link.lang = language;
        link.textContent = title;
        list.appendChild(document.createElement('li')).append(link);
      }
      const heading = document.createElement('h2');
      const page = next.querySelector('[href$="/related"]');
      heading.textContent = page.textContent;
      page.remove();
      next.prepend(heading, list);
    }, { rootMargin: '0px 0px 100% 0px' });
    watcher.observe(next);
  }
})();
