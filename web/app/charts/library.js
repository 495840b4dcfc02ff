/// The library that draws lines: uPlot, from our own origin. It is fetched once a chart is wanted,
/// so that numbers don't wait for it.

let asked;

/// @return a promise of uPlot's constructor
export function library() {
  asked ??= Promise.all([styles('lib/uplot/uPlot.min.css'), script('lib/uplot/uPlot.iife.min.js')]).then(
    () => globalThis.uPlot,
    (cause) => {
      asked = undefined; // so that it can be tried again
      throw cause;
    },
  );
  return asked;
}

function script(address) {
  return loaded(Object.assign(document.createElement('script'), { src: address }));
}

function styles(address) {
  return loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address }));
}

function loaded(made) {
  return new Promise((resolve, reject) => {
    made.addEventListener('load', resolve);
    made.addEventListener('error', () => reject(Object.assign(new Error(), { status: 0 })));
    document.head.append(made);
  });
}
