import "./mask.js";
import "./upload.js";
