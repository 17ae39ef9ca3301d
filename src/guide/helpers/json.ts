import { type Helper, safeHtml } from '../curlybars/index.js';
import { scriptJson } from '../html/index.js';

/** `{{json settings}}`: a value for a script, in which no `</script>` or comment can end early. */
export const jsonHelper: Helper = ({ args }) => safeHtml(scriptJson(args[0]));

/** `{{json_stringify name}}`: the same, by its older name. */
export const jsonStringifyHelper: Helper = jsonHelper;
