import assert from 'node:assert/strict';
import test from 'node:test';
import { unshadowed } from '../form/unshadowed.js';

/** As a form of a browser: it has its fields as properties, and takes no other value for their names. */
class Form {
  #valid = true;
  #heard = [];

  addEventListener(type) {
    this.#heard.push(type);
  }

  get heard() {
    return this.#heard;
  }

  get noValidate() {
    return !this.#valid;
  }

  set noValidate(value) {
    this.#valid = !value;
  }

  submit() {
    return this.#valid ? 'checked and sent' : 'sent';
  }
}

const NAMES = ['noValidate', 'submit', 'addEventListener', 'constructor', 'hasOwnProperty'];

function shadowed() {
  const form = new Form();
  NAMES.forEach((name) => Object.defineProperty(form, name, { value: `field ${name}` }));
  return form;
}

test('what a form is and does stays its own, whatever its fields are called', () => {
  const form = shadowed();
  NAMES.forEach((name) => assert.equal(form[name], `field ${name}`));

  const own = unshadowed(form);

  own.addEventListener('submit');
  assert.deepEqual(own.heard, ['submit']);
  assert.equal(own.noValidate, false);
  own.noValidate = true;
  assert.equal(own.noValidate, true);
  assert.equal(own.submit(), 'sent');
});

test('what it has not got it has not got', () => {
  const form = Object.assign(shadowed(), { action: 'a field' });
  assert.equal(unshadowed(form).action, undefined);
});
