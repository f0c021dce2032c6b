import "./scripts-run.js";
import "htmx.org";
import "./price.js";
import "./counter.js";
import "./model-picker.js";
import "./feed.js";
import "./connection.js";
