// Where does Back lead once something was saved? To an empty form, and not to the one that would save it a second time.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  static values = { to: String };

  leave({ detail }) {
    if (detail.xhr.getResponseHeader("HX-Redirect")) history.replaceState(null, "", this.toValue);
  }
}
