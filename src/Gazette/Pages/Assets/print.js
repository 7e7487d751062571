// Opens the print dialog for a reader who came by the print link (#now), once: not after a reload or on the way back.
'use strict';
if (location.hash === '#now') {
  history.replaceState(null, '', location.pathname + location.search);
  addEventListener('load', () => print());
}
