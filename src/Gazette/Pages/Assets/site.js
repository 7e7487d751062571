// What the reader has chosen. Runs in the head, before anything is painted, so that no page changes its look once it is seen.
'use strict';
(() => {
  // The first value holds without a choice.
  const choices = {
    'view': ['usual', 'elder'],
    'text-size': ['medium', 'large', 'small'],
    'contrast': ['system', 'normal', 'high', 'dark'],
    'spacing': ['normal', 'wide', 'widest'],
    'script': ['original', 'hans', 'hant'],
  };
  const root = document.documentElement;
  // The tools that this browser may have keep their places from the beginning.
  root.toggleAttribute('data-copy', Boolean(navigator.clipboard));
  root.toggleAttribute('data-share', Boolean(navigator.share));
  root.toggleAttribute('data-aloud', Boolean(window.speechSynthesis && window.Highlight && Intl.Segmenter));

  const chosen = (name) => {
    const value = document.cookie.match(`(?:^|; )${name}=([a-z]+)`)?.[1];
    return choices[name].includes(value) ? value : choices[name][0];
  };

  // Who has chosen a Chinese script is led on to it, before the page is painted. Each script is a page of its own: caches keep it for all.
  const leadOn = () => {
    const script = chosen('script');
    const lists = /^\/(?:$|columns(?:\/|$)|archive(?:\/|$))/;
    const article = /^\/articles\/[^/]+(?:\/related)?$/;
    const address = new URL(location.href);
    if (script === 'original' || address.searchParams.has('variant') || !/^zh\b/i.test(root.lang)) return;
    const isTraditional = /^zh-(?:hant|tw|hk|mo)\b/i.test(root.lang);
    // A list may hold articles of both.
    if (!lists.test(address.pathname) && !(article.test(address.pathname) && isTraditional !== (script === 'hant'))) return;
    address.searchParams.set('variant', script === 'hant' ? 'zh-Hant' : 'zh-Hans');
    location.replace(address);
  };

  const show = () => {
    for (const name in choices) root.setAttribute(`data-${name}`, chosen(name));
    for (const button of document.querySelectorAll('.choice button')) {
      button.setAttribute('aria-pressed', String(chosen(button.name) === button.value));
    }
    // Boxes that scroll must be reachable by keyboard; not every browser sees to it.
    for (const box of document.querySelectorAll('.body table, .body pre')) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }
  };

  const keep = (name, value) => {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  };

  // Chinese has no spaces, so browsers break headlines inside of words: told where words end, they break there.
  const markWords = () => {
    if (!Intl.Segmenter) return;
    for (const headline of document.querySelectorAll(':is(h1, h2, li > a):lang(zh)')) {
      const walker = document.createTreeWalker(headline, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      const words = new Intl.Segmenter('zh', { granularity: 'word' });
      for (const text of texts) {
        // Between two words of several characters, or behind a mark. What a single character belongs to cannot be told, so it stays
        // with both its neighbours while the line is short enough.
        const ends = [];
        let [before, start] = ['', 0];
        for (const { index, isWordLike, segment } of words.segment(text.data)) {
          const isBehindMark = /[，。；：、！？）》」』”’]$/.test(before);
          const isBehindWord = segment.length > 1 && /^\p{sc=Han}+$/u.test(before) && (before.length > 1 || index - start > 7);
          if (isWordLike && (isBehindMark || isBehindWord)) ends.push(start = index);
          before = segment;
        }
        for (const end of ends.reverse()) text.splitText(end).before(document.createElement('wbr'));
      }
      headline.dataset.words = '';
    }
  };

  leadOn();
  show();
  document.addEventListener('DOMContentLoaded', () => { show(); markWords(); });
  // A page taken out of the back/forward cache may be older than the reader's choice.
  addEventListener('pageshow', (event) => event.persisted && show());

  document.addEventListener('click', (event) => {
    const script = event.target.closest('a[data-script]');
    if (script) keep('script', script.dataset.script);
    const button = event.target.closest('.choice button');
    if (!button) return;
    const top = button.getBoundingClientRect().top;
    keep(button.name, button.value);
    show();
    // The button stays under the finger although the headline above it has grown.
    scrollBy({ top: button.getBoundingClientRect().top - top, behavior: 'instant' });
  });
})();
