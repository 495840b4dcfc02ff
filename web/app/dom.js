/// Elements, without any way to put text into them that a browser would take for HTML.

/// @param name of the element, with classes after dots: `section.card`
/// @param attributes by name; `on…` are listeners, true is present, false and null are absent
/// @param children elements, text, or lists of these; null is nothing
export function element(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const made = document.createElement(tag);
  made.classList.add(...classes);
  set(made, attributes);
  return fill(made, children);
}

const SVG = 'http://www.w3.org/2000/svg';

/// The same of SVG.
export function drawn(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  set(made, attributes);
  return fill(made, children);
}

/// Puts children in the place of those there are.
export function replace(parent, ...children) {
  parent.replaceChildren();
  return fill(parent, children);
}

function set(made, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value === true) {
      made.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
}

function fill(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined) {
      parent.append(child); // text becomes a text node
    }
  }
  return parent;
}
