// Everything works without these; with them it is quicker. No build step: what stands here is what runs.
import "./times.js";
import "./forms.js";
import "./menus.js";
import "./copying.js";
import "./keys.js";
import "./palette.js";
import "./drafts.js";
import "./attachments.js";
import "./templates.js";
import "./spelling.js";
import "./mentions.js";
import "./live.js";
import "./panes.js";
import "./composer.js";
import "./presence.js";
import "./chat.js";
import "./following.js";
