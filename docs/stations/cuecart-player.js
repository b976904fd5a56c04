// What your page does for the overlay: it gives it its height, and tells it how late this viewer's picture is.
const overlay = document.querySelector('#cuecart');
const theirs = new URL(overlay.src).origin;
const tell = (message) => overlay.contentWindow.postMessage({ cuecart: 1, ...message }, theirs);

window.addEventListener('message', ({ origin, source, data }) => {
  if (origin !== theirs || source !== overlay.contentWindow || data?.cuecart !== 1) return;
  if (data.type === 'ready') tell({ type: 'language', language: document.documentElement.lang.startsWith('zh') ? 'zh' : 'en' });
  if (data.type === 'size') overlay.style.height = `${data.height}px`;
});

// Call it about once a second with what your player says: milliseconds behind the origin, and whether it plays live.
window.tellCuecart = (ms, isLive) => {
  tell({ type: 'delay', ms: Math.round(ms) });
  tell({ type: 'visible', visible: isLive });
};
