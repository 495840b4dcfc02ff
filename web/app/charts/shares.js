import { element } from '../dom.js';

/// How a whole comes apart: a bar of shares, and the same as a list, which says each number.
///
/// @param shares `{name, count, kind}` in the order they are shown; `kind` is `good`, `middling` or
///   `bad`, or a number of a series
/// @param formats as of [formatsOf]
/// @param label what the whole is
export function shareBar(shares, formats, label) {
  const whole = shares.reduce((sum, share) => sum + share.count, 0);
  const bar = element('div.shares', { role: 'img', 'aria-label': label });
  const list = element('dl.legend');
  for (const { name, count, kind } of shares) {
    const share = whole === 0 ? null : count / whole;
    const part = element(`span.share.${kind}`);
    part.style.flexGrow = String(count);
    bar.append(part);
    list.append(
      element(
        'div',
        {},
        element('dt', {}, element(`i.key.${kind}`, { 'aria-hidden': 'true' }), name),
        element('dd', {}, `${formats.share(share)} · ${formats.count(count)}`),
      ),
    );
  }
  return element('div.sharebar', {}, bar, list);
}
