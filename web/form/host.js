/** What is around the form: the page it is shown in, what is kept here, and the network. */

/** The page that this one is shown in, as its address names it; empty if in none. */
function host() {
  const named = new URLSearchParams(location.search).get('embedded') ?? '';
  try {
    return window.parent !== window && new URL(named).origin === named ? named : '';
  } catch {
    return '';
  }
}

/** Tells the page around how things stand. @param {string} what @param {object} more */
export function tell(what, more = {}) {
  if (host() !== '') {
    window.parent.postMessage({ rapport: what, ...more }, host());
  }
}

/** @param {'localStorage' | 'sessionStorage'} name @returns {Storage | null} null where it is shut */
export function storageOf(name) {
  try {
    return window[name];
  } catch {
    return null;
  }
}

/** After some time, or as soon as the network is back. @param {number} millis */
export function woken(millis) {
  return new Promise((done) => {
    const timer = setTimeout(done, millis);
    window.addEventListener('online', () => { clearTimeout(timer); done(undefined); }, { once: true });
  });
}
