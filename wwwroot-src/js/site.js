import "./scripts-run.js";
import "./price.js";
import "./counter.js";
import "./model-picker.js";
import "./feed.js";
import "./connection.js";
