// Text size. Runs in the head, before anything is painted, so that no page changes size once it is seen.
'use strict';
(() => {
  const sizes = ['large', 'medium', 'small'];
  const root = document.documentElement;

  const chosen = () => {
    const value = document.cookie.match(/(?:^|; )text-size=([a-z]+)/)?.[1];
    return sizes.includes(value) ? value : 'medium';
  };

  const show = (size) => {
    root.dataset.textSize = size;
    for (const button of document.querySelectorAll('button[data-size]')) {
      button.setAttribute('aria-pressed', String(button.dataset.size === size));
    }
    // Boxes that scroll must be reachable by keyboard; not every browser sees to it.
    for (const box of document.querySelectorAll('.body table, .body pre')) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }
  };

  const keep = (size) => {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `text-size=${size}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  };

  show(chosen());
  document.addEventListener('DOMContentLoaded', () => show(chosen()));
  // A page taken out of the back/forward cache may be older than the reader's choice.
  addEventListener('pageshow', (event) => event.persisted && show(chosen()));

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-size]');
    if (!button) return;
    const top = button.getBoundingClientRect().top;
    keep(button.dataset.size);
    show(button.dataset.size);
    // The button stays under the finger although the headline above it has grown.
    scrollBy({ top: button.getBoundingClientRect().top - top, behavior: 'instant' });
  });
})();
