/// Asks for the first figures while the modules that show them are still on their way. A module runs
/// once, so the page and the script in its head ask once, whichever of them comes first.

import { askAhead } from '../api.js';
import { kept } from '../kept.js';
import { FITTING, keyring, takeKey } from '../keys.js';
import { BOARD, boardOf, viewOf } from '../view.js';

const keys = keyring(kept.session);
takeKey(keys, FITTING.read);
const found = keys.first(FITTING.read);
if (found !== undefined) {
  askAhead(found.key, BOARD, boardOf(viewOf(location.search)));
}
