/*
 * Puts a survey into any page, by one tag where it is to stand:
 *
 *   <script src="https://…/embed.js" data-survey="nps" data-key="pub_…"></script>
 *
 * What the tag can say is in docs/embedding.md. Nothing is loaded but the survey's own page, in a
 * frame: the page around it sees no answer, and the survey nothing of the page.
 */
(() => {
  'use strict';

  /** Marks a tag whose script has run: what a tag manager runs may not know which one it is of. */
  const BEGUN = 'data-begun';
  const tag = /** @type {HTMLScriptElement | null} */ (
    document.currentScript ?? document.querySelector(`script[data-survey][src*="/embed.js"]:not([${BEGUN}])`)
  );
  if (tag === null) {
    console.warn('embed.js: there is no script tag with data-survey');
    return;
  }
  tag.setAttribute(BEGUN, '');
  const home = new URL(tag.src, location.href).origin;
  const said = tag.dataset;
  const shownAt = `rapport:shown:${said.survey}`;
  const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

  /** A time like 20s or 90d in milliseconds. @param {string} text @param {number} otherwise */
  function millis(text, otherwise) {
    const read = /^(\d{1,6})([smhd])$/.exec(text ?? '');
    return read ? Number(read[1]) * UNITS[read[2]] : otherwise;
  }

  function address() {
    const query = new URLSearchParams({ embedded: location.origin });
    if (said.key) {
      query.set('k', said.key);
    }
    if (said.language) {
      query.set('language', said.language);
    }
    for (const { name, value } of tag.attributes) {
      if (name.startsWith('data-hidden-')) {
        query.set(name.slice('data-hidden-'.length), value);
      }
    }
    return `${home}/s/${encodeURIComponent(said.survey ?? '')}?${query}`;
  }

  /** The frame with the survey, as high as what is in it. @param {(message: any) => void} heard */
  function framed(heard) {
    const frame = document.createElement('iframe');
    frame.title = said.title || (said.language?.startsWith('zh') ? '问卷' : 'Survey');
    Object.assign(frame.style, { border: '0', display: 'block', width: '100%', height: '26rem', colorScheme: 'normal' });
    frame.src = address();
    addEventListener('message', (event) => {
      if (event.origin !== home || event.source !== frame.contentWindow || typeof event.data?.rapport !== 'string') {
        return;
      }
      if (event.data.rapport === 'size' && event.data.height > 0) {
        frame.style.height = `${Math.min(Number(event.data.height), 20_000)}px`;
      }
      heard(event.data);
    });
    return frame;
  }

  /** Where the tag stands, or, since nothing shows in a head, at the end of the page. */
  function inline() {
    const frame = framed(() => {});
    if (tag.parentNode === document.head) {
      whenThereIsABody(() => document.body.append(frame));
    } else {
      tag.after(frame);
    }
  }

  /** A tag in the head runs before there is anything below it. @param {() => void} run */
  function whenThereIsABody(run) {
    if (document.body) {
      run();
    } else {
      document.addEventListener('DOMContentLoaded', run, { once: true });
    }
  }

  function wasShown() {
    try {
      return Date.now() - Number(localStorage.getItem(shownAt)) < millis(said.againAfter, 90 * UNITS.d);
    } catch {
      return false;
    }
  }

  function remember() {
    try {
      localStorage.setItem(shownAt, String(Date.now()));
    } catch {
      // then it may be shown again
    }
  }

  /** Loads the survey unseen: whether there is a form in the frame, only its page can say. */
  function popover() {
    const dialog = document.createElement('dialog');
    const close = document.createElement('button');
    const frame = framed((message) => {
      if (message.rapport === 'escape') {
        dialog.close();
      } else if (message.rapport === 'words' && typeof message.close === 'string') {
        close.setAttribute('aria-label', message.close);
      } else if (message.rapport === 'ready') {
        if (typeof message.title === 'string') {
          dialog.setAttribute('aria-label', message.title);
        }
        if (message.form === true) {
          openWhenFree(dialog);
        } else if (!dialog.open) {
          dialog.remove();
        }
      }
    });
    dialog.setAttribute('aria-label', frame.title);
    Object.assign(dialog.style, {
      background: 'Canvas', border: '1px solid GrayText', borderRadius: '0.75rem', bottom: '1rem', boxSizing: 'border-box',
      colorScheme: 'light dark', left: 'auto', margin: '0 0 0 auto', maxHeight: 'calc(100vh - 2rem)', overflow: 'auto', padding: '0',
      position: 'fixed', right: '1rem', top: 'auto', width: 'min(32rem, calc(100vw - 2rem))',
    });
    dialog.style.maxHeight = 'calc(100dvh - 2rem)'; // what a browser does not know changes nothing
    close.type = 'button';
    close.textContent = '✕';
    close.setAttribute('aria-label', said.language?.startsWith('zh') ? '关闭' : 'Close');
    Object.assign(close.style, {
      background: 'Canvas', border: '0', borderRadius: '0.5rem', color: 'CanvasText', cursor: 'pointer', font: '1.25rem/1 sans-serif',
      height: '2.25rem', position: 'absolute', right: '0.5rem', top: '0.5rem', width: '2.25rem',
    });
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    dialog.append(close, frame);
    document.body.append(dialog);
  }

  /** @param {HTMLDialogElement} dialog */
  function openWhenFree(dialog) {
    if (dialog.open || !dialog.isConnected) {
      return;
    }
    if (wasShown()) { // meanwhile, by another tag or in another tab
      dialog.remove();
      return;
    }
    if (isWriting() || isTaken()) {
      setTimeout(() => openWhenFree(dialog), 2 * UNITS.s);
      return;
    }
    remember();
    dialog.showModal(); // takes the focus, keeps it, and gives it back
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
      dialog.animate({ opacity: [0, 1], translate: ['0 1rem', '0 0'] }, { duration: 200, easing: 'ease-out' });
    }
  }

  /** Nobody is taken away from what they are just writing, be it where this script can't look. */
  function isWriting() {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) {
      active = active.shadowRoot.activeElement;
    }
    if (active === null) {
      return false;
    }
    const isShut = active.localName.includes('-') && active.shadowRoot === null;
    return isShut || active.isContentEditable || active.matches('input, textarea, select, iframe, object, embed');
  }

  /** Whether another dialog keeps the focus. Browsers that can't be asked are taken to have none. */
  function isTaken() {
    try {
      return document.querySelector('dialog:modal') !== null;
    } catch {
      return false;
    }
  }

  /** What opens the popover may happen again and again: it is loaded once. */
  function once() {
    let isBegun = false;
    return () => {
      if (!isBegun && !wasShown()) {
        isBegun = true;
        whenThereIsABody(popover);
      }
    };
  }

  function wait() {
    const open = once();
    if ('exit' in said) {
      document.documentElement.addEventListener('mouseleave', (event) => event.clientY <= 0 && open());
    }
    if (said.delay !== undefined || !('exit' in said)) {
      setTimeout(open, millis(said.delay, 0));
    }
  }

  if (said.mode === 'popover') {
    if ('showModal' in document.createElement('dialog')) { // an older browser could not keep the focus in it
      wait();
    }
  } else {
    inline();
  }
})();
