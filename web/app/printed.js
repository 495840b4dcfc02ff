/// Paper is light, also of a page that is dark: canvases are drawn anew.
export function printedLight(signal) {
  const root = document.documentElement;
  let before;
  const light = () => {
    before = root.dataset.theme;
    root.dataset.theme = 'light';
    document.dispatchEvent(new Event('themechange'));
  };
  const back = () => {
    if (before === undefined) {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = before;
    }
    document.dispatchEvent(new Event('themechange'));
  };
  addEventListener('beforeprint', light, { signal });
  addEventListener('afterprint', back, { signal });
}
