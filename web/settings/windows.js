/// Business hours of a day, as people type them and as the interface has them: `09:00-12:30`.

const DAY_MINUTES = 24 * 60;
const MOST = 12;

const TIME = String.raw`(\d{1,2})(?:[:.h](\d{2})?)?`;
const WINDOW = new RegExp(String.raw`^${TIME}\s*(?:-|–|—|−|~|～|至|到|to)\s*${TIME}$`, 'i');

/// Reads what was typed, such as `9-12:30, 13–18`.
///
/// @return `windows` in their order, and `fault`: what keeps them from being taken, or undefined.
///   Faults are `unreadable`, `backwards`, `overlapping` and `many`, each with the text at fault
export function read(typed) {
  const texts = typed
    .split(/[,;，；、\n]+/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const windows = [];
  for (const text of texts) {
    const window = windowOf(text);
    if (window === undefined) {
      return { windows: [], fault: { kind: 'unreadable', text } };
    }
    if (window.from >= window.to) {
      return { windows: [], fault: { kind: 'backwards', text } };
    }
    windows.push(window);
  }
  windows.sort((one, other) => one.from - other.from);
  const over = windows.findIndex((window, index) => index > 0 && window.from < windows[index - 1].to);
  if (over > 0) {
    return { windows: [], fault: { kind: 'overlapping', text: written(windows[over]) } };
  }
  if (windows.length > MOST) {
    return { windows: [], fault: { kind: 'many', text: String(MOST) } };
  }
  return { windows: windows.map(written), fault: undefined };
}

/// As they are shown in a field: what `read` reads again.
export function typedOf(windows) {
  return (windows ?? []).map((window) => window.replace('-', '–')).join(', ');
}

/// How many minutes are open in a week, of weekday → windows.
export function weekMinutes(hours) {
  return Object.values(hours)
    .flat()
    .map(windowOf)
    .filter((window) => window !== undefined)
    .reduce((sum, window) => sum + window.to - window.from, 0);
}

function windowOf(text) {
  const found = WINDOW.exec(text);
  if (found === null) {
    return undefined;
  }
  const [from, to] = [minutesOf(found[1], found[2]), minutesOf(found[3], found[4])];
  return from === undefined || to === undefined || from >= DAY_MINUTES ? undefined : { from, to };
}

/// 24:00 is the end of the day.
function minutesOf(hours, minutes = '0') {
  const all = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && all <= DAY_MINUTES ? all : undefined;
}

function written({ from, to }) {
  return `${time(from)}-${time(to)}`;
}

function time(minutes) {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
