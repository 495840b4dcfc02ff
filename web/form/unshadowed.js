/**
 * An element with its own properties alone. A form has its fields as properties, before its own: with
 * a question called `action`, `form.action` is that question's field.
 *
 * @template {Element} T
 * @param {T} element
 * @returns {T}
 */
export function unshadowed(element) {
  const own = Object.getPrototypeOf(element);
  const through = {
    get(/** @type {object} */ _, /** @type {PropertyKey} */ name) {
      const value = Reflect.get(own, name, element);
      return typeof value === 'function' ? value.bind(element) : value;
    },
    set: (/** @type {object} */ _, /** @type {PropertyKey} */ name, /** @type {any} */ value) => Reflect.set(own, name, value, element),
  };
  return /** @type {T} */ (new Proxy({}, through));
}
