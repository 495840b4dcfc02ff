/** Makes more of a form that works without: one question at a time, kept, and sent when it can be. */

/** @import {Block} from './blocks.js' */

import { answersOf, faultsOf, sentOf } from './answers.js';
import { blockOf, controlsOf, isButton, made } from './blocks.js';
import { mayFollow, seenOf } from './branching.js';
import { clear, complain, summarize } from './complaints.js';
import { draftName, forget, keep, kept } from './draft.js';
import { storageOf, tell, woken } from './host.js';
import { digitsFor } from './keyboard.js';
import { idOf, letters, put, remove } from './outbox.js';
import { send, waitAfter } from './sending.js';
import { progressOf, stepFrom } from './steps.js';
import { unshadowed } from './unshadowed.js';
import { filled } from './words.js';

class Survey {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = unshadowed(form);
    this.fields = () => new FormData(form);
    this.main = /** @type {HTMLElement} */ (document.querySelector('main'));
    /** @type {Record<string, string>} */
    this.words = JSON.parse(this.form.dataset.words ?? '{}');
    this.name = this.form.dataset.survey ?? '';
    this.local = storageOf('localStorage');
    this.session = storageOf('sessionStorage');
    this.draft = draftName(this.name, location.search);
    this.blocks = [...this.form.querySelectorAll('.question[data-block]')].map(blockOf);
    /** @type {Block | null} */
    this.current = null;
    this.digit = digitsFor();
    this.isSending = false; // once it is, nothing is chosen, kept or sent any more
    this.errors = document.getElementById('errors');
    this.told = made('p', { class: 'told', role: 'status', tabindex: '-1' });
  }

  start() {
    tell('words', { close: this.words.close });
    this.form.noValidate = true;
    this.form.before(this.told);
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.goOn();
    });
    this.form.addEventListener('input', (event) => this.changed(event));
    this.form.addEventListener('keydown', (event) => this.pressed(event));
    window.addEventListener('pageshow', (event) => event.persisted && this.isSending && location.reload());
    if (this.errors) {
      this.form.addEventListener('change', () => this.branch()); // all are shown, with what is wrong
      this.branch();
    } else {
      this.restore();
      this.stepped();
    }
    this.deliverOld();
  }

  /** As it was before the page was loaded again: with the same id, so that it counts once. */
  restore() {
    const draft = kept(this.session, this.draft, Date.now());
    if (!draft) {
      return;
    }
    if (draft.mailed && !this.waiting().some((letter) => idOf(letter) === draft.id)) {
      forget(this.session, this.name); // another tab has sent it
      return;
    }
    const off = { autocomplete: 'off' }; // or who goes back to an answered form may send its id again
    Object.assign(this.field('id'), { ...off, value: draft.id });
    Object.assign(this.field('time'), { ...off, value: draft.time });
    const values = new Map();
    draft.entries.forEach(([name, value]) => values.set(name, [...(values.get(name) ?? []), value]));
    for (const block of this.blocks) {
      for (const control of controlsOf(block.element)) {
        const own = values.get(control.name) ?? [];
        if (isButton(control)) {
          control.checked = own.includes(control.value);
        } else {
          control.value = own[0] ?? '';
        }
      }
    }
    this.current = this.seen().find((block) => block.id === draft.at) ?? null;
  }

  /** @param {string} name @returns {HTMLInputElement} */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.form.querySelector(`input[type=hidden][name="${name}"]`));
  }

  waiting() {
    return letters(this.local, Date.now());
  }

  /** @returns {[string, string][]} */
  entries() {
    return [...this.fields()].map(([name, value]) => [name, String(value)]);
  }

  answers() {
    return answersOf(this.entries(), new Set(this.blocks.flatMap((block) => block.questions)));
  }

  seen() {
    return seenOf(this.blocks, this.answers());
  }

  stepped() {
    document.documentElement.classList.add('stepped');
    this.bar = made('progress', { 'aria-hidden': 'true' });
    this.count = made('span');
    const progress = made('p', { class: 'progress' });
    progress.append(this.bar, this.count);
    this.form.before(progress);
    this.next = /** @type {HTMLButtonElement} */ (this.form.querySelector('button[type=submit]'));
    this.back = made('button', { type: 'button', class: 'back' }, this.words.back);
    this.back.addEventListener('click', () => this.go(-1));
    this.next.before(this.back);
    this.hint = made('p', { class: 'hint' }, this.words.keys);
    this.form.append(this.hint);
    const isBegun = this.current !== null;
    this.current ??= this.seen()[0] ?? null;
    this.show();
    if (isBegun || window.parent === window) { // a frame leaves the focus to the page around it
      this.focus();
    }
  }

  /** Shows the current place alone. */
  show() {
    const seen = this.seen();
    for (const block of this.blocks) {
      block.element.hidden = block !== this.current;
    }
    const isOpen = this.current !== null && mayFollow(this.blocks, this.current, this.answers());
    const isLast = this.current === null || (stepFrom(seen, this.current, this.blocks, 1) === null && !isOpen);
    this.next.textContent = isLast ? this.words.send : this.words.next;
    this.back.hidden = this.current === null || stepFrom(seen, this.current, this.blocks, -1) === null;
    if (this.current) {
      const { number, total } = progressOf(seen, this.current, isOpen);
      this.hint.hidden = this.current.element.querySelector('[type=radio], [type=checkbox]') === null;
      Object.assign(this.bar, { max: total, value: number });
      this.count.textContent = filled(this.words.progress, { number, total });
    }
  }

  /** Where all are shown, those that do not apply are hidden. */
  branch() {
    const seen = this.seen();
    this.blocks.forEach((block) => (block.element.hidden = !seen.includes(block)));
  }

  /** @param {Event} event */
  changed(event) {
    if (this.isSending) {
      return;
    }
    const question = /** @type {HTMLInputElement} */ (event.target).name;
    const block = this.blocks.find((one) => one.questions.includes(question));
    if (block && !this.faults(block).some((fault) => fault.question === question)) {
      clear(block, question);
    }
    if (this.current) {
      this.told.textContent = '';
      this.show();
      this.keepDraft();
    }
  }

  keepDraft(mailed = false) {
    const questions = new Set(this.blocks.flatMap((block) => block.questions));
    keep(this.session, this.draft, {
      id: this.field('id').value,
      time: this.field('time').value,
      entries: this.entries().filter(([name]) => questions.has(name)),
      at: this.current?.id ?? '',
      mailed,
      savedAt: Date.now(),
    });
  }

  focus() {
    const element = this.current?.element;
    const line = element?.querySelector('textarea, select, input:not([type=radio], [type=checkbox])');
    const wrong = element?.querySelector('tr [aria-invalid]');
    const target = /** @type {HTMLElement | null} */ (wrong ?? line ?? element?.querySelector('fieldset') ?? null);
    target?.focus({ preventScroll: !wrong });
    if (!wrong) {
      window.scrollTo({ top: 0 });
    }
  }

  /** @param {1 | -1} way */
  go(way) {
    const next = stepFrom(this.seen(), this.current, this.blocks, way);
    if (next) {
      this.current = next;
      this.show();
      this.focus();
      this.keepDraft();
    }
  }

  /** @param {Block} block */
  faults(block) {
    const unread = controlsOf(block.element).filter((control) => control.validity.badInput);
    const faults = faultsOf(block, this.answers(), new Set(unread.map((control) => control.name)));
    return faults.map(({ question, word, values }) => ({ question, text: filled(this.words[word], values) }));
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const isLink = target.closest('button, a') !== null;
    const isComposing = event.isComposing || event.keyCode === 229; // Safari ends it before the key that did
    if (this.isSending || isComposing) {
      return;
    }
    document.documentElement.classList.add('keyed');
    if (event.key === 'Enter' && (target.matches('textarea') ? event.ctrlKey || event.metaKey : !isLink)) {
      event.preventDefault();
      this.goOn();
    } else if (this.current?.element.contains(target)) {
      this.digit(this.current, event);
    }
  }

  goOn() {
    if (this.isSending) {
      return;
    }
    const faults = this.current ? this.faults(this.current) : [];
    if (this.current && faults.length > 0) {
      complain(this.current, faults);
      this.focus();
    } else if (this.current && stepFrom(this.seen(), this.current, this.blocks, 1) !== null) {
      this.go(1);
    } else {
      this.finish();
    }
  }

  finish() {
    const seen = this.seen();
    const wrong = seen.filter((block) => this.faults(block).length > 0);
    wrong.forEach((block) => complain(block, this.faults(block)));
    const isEmpty = Object.keys(this.answers()).length === 0;
    if (wrong.length === 0 && !isEmpty) {
      this.mail();
    } else if (this.errors) {
      const nothing = { question: '', text: this.words.nothing };
      summarize(this.errors, wrong.length > 0 ? wrong.flatMap((block) => this.faults(block)) : [nothing]);
      this.errors.focus();
    } else {
      this.told.textContent = wrong.length > 0 ? '' : this.words.nothing;
      this.current = wrong[0] ?? seen[0] ?? null;
      this.show();
      this.focus();
    }
  }

  mail() {
    const seen = new Set(this.seen());
    const unseen = new Set(this.blocks.filter((block) => !seen.has(block)).flatMap((block) => block.questions));
    const body = new URLSearchParams(sentOf(this.entries(), unseen)).toString();
    const title = document.querySelector('h1')?.textContent ?? '';
    const letter = { action: new URL(this.form.action).pathname, body, at: Date.now(), title };
    const isKept = put(this.local, letter); // before it is sent: whoever leaves meanwhile has it sent on the next visit
    this.keepDraft(isKept);
    this.mailed(letter);
  }

  /** @param {import('./outbox.js').Letter} letter */
  mailed(letter) {
    this.isSending = true;
    this.form.toggleAttribute('inert', true);
    this.deliver(letter, 1);
  }

  /** Sends until somebody has answered. @param {import('./outbox.js').Letter} letter @param {number} tries */
  async deliver(letter, tries) {
    const outcome = await send(letter, (...call) => fetch(...call));
    if (outcome.kind === 'taken') {
      remove(this.local, letter, Date.now());
      forget(this.session, this.name);
      this.thank(outcome.thanks);
    } else if (outcome.kind === 'refused') {
      remove(this.local, letter, Date.now());
      this.keepDraft(); // for who comes back to it
      this.form.submit(); // and the server says why, on a page that keeps what was answered
    } else {
      this.told.textContent = outcome.offline ? this.words.waiting : this.words.busy;
      this.told.focus();
      await woken(waitAfter(tries, outcome.waitMillis));
      this.deliver(letter, tries + 1);
    }
  }

  /** What could not be sent on an earlier visit. */
  async deliverOld() {
    const id = this.field('id')?.value;
    const all = this.waiting();
    const ours = all.find((letter) => idOf(letter) === id);
    if (ours) {
      this.mailed(ours);
    }
    for (const letter of all.filter((one) => one !== ours)) {
      const outcome = await send(letter, (...call) => fetch(...call));
      if (outcome.kind !== 'later') {
        remove(this.local, letter, Date.now());
        this.tellOf(letter, outcome.kind === 'taken' ? this.words.received : this.words.notTaken);
      }
    }
  }

  /** Of which answers it speaks is said, or nothing is. @param {import('./outbox.js').Letter} letter @param {string} text */
  tellOf(letter, text) {
    if (letter.title && !this.isSending) {
      this.told.replaceChildren(made('strong', {}, letter.title), made('br'), text);
    }
  }

  /** @param {{title: string, text: string, url?: string} | undefined} thanks */
  thank(thanks) {
    if (thanks?.url && window.parent === window) {
      location.assign(thanks.url);
      return;
    }
    const title = thanks?.title ?? this.words.thanks;
    const head = made('h1', { tabindex: '-1' }, title);
    const lines = (thanks?.text || this.words.received).split('\n').filter((line) => line.trim() !== '');
    this.main.replaceChildren(head, ...lines.map((line) => made('p', {}, line)));
    document.title = title;
    head.focus();
    tell('done');
  }
}

const form = document.querySelector('form.survey');
if (window.parent !== window) {
  document.documentElement.classList.add('embedded');
  new ResizeObserver(() => tell('size', { height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);
  document.addEventListener('keydown', (event) => event.key === 'Escape' && tell('escape'));
  tell('ready', { title: document.title, form: form !== null });
}
if (form instanceof HTMLFormElement) {
  new Survey(form).start();
}
