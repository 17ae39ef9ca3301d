/**
 * The article's snippet in the variants in use, written from scratch from what they do: ask
 * users/me, send the article's names to a token endpoint, hand the answer to the widget.
 */
const ask = `
  var me;
  $.ajax({ url: "/api/v2/users/me", async: false, dataType: "json", success: function (answer) { me = answer; } });`;
const fetchToken = `
  var token = "";
  $.ajax({
    method: "POST", async: false, dataType: "text", url: "https://jwt.example.com/messaging",
    data: JSON.stringify({ external_id: me.user.id, user_email: me.user.email, user_name: me.user.name }),
    success: function (answer) { token = answer; },
  });`;
const login = `
  zE('messenger', 'loginUser', function (callback) { callback(token); });`;
const jquery = '<script src="https://code.jquery.com/jquery-3.6.0.min.js"></script>';
const signedIn = `{{#if signed_in}}
<script type="text/javascript">${ask}${fetchToken}${login}
</script>
{{else}}
<script>
  zE("messenger", "logoutUser");
</script>
{{/if}}`;

/** By what is special about them: the snippet alone, as it is in a head. */
export const LEGACY_SNIPPETS: Readonly<Record<string, string>> = {
  'in an if block with a sign-out': signedIn,
  'with jQuery before it': `${jquery}\n${signedIn}`,
  'with jQuery and a comment before it': `${jquery}\n<!-- sign in -->\n${signedIn}`,
  'with two blocks of its own inside one script': `<script>{{#if signed_in}}${ask}${fetchToken}${login}{{else}}zE("messenger", "logoutUser");{{/if}}</script>`,
  'with the role asked from HelpCenter.user': `<script>
  if (HelpCenter.user.role !== "anonymous") {${ask}${fetchToken}${login}
  }
</script>`,
  'with fetch instead of jQuery': `<script>
  fetch("/api/v2/users/me.json").then((r) => r.json()).then(({ user }) =>
    fetch("https://jwt.example.com/messaging", { method: "POST", body: JSON.stringify({ external_id: user.id, user_email: user.email }) })
      .then((r) => r.text()).then((jwt) => zE("messenger", "loginUser", (cb) => cb(jwt))));
</script>`,
  'for the Classic widget': `{{#if signed_in}}<script>${ask}${fetchToken}
  window.zESettings = { webWidget: { authenticate: { jwtFn: function (callback) { callback(token); } } } };
</script>{{/if}}`,
  'minified, with white space control': `{{~#if signed_in~}}<script>$.ajax({url:'/api/v2/users/me',async:!1,success:u=>$.post('https://jwt.example.com/messaging',JSON.stringify({external_id:u.user.id}),t=>zE('messenger','loginUser',c=>c(t)))})</script>{{~/if~}}`,
  'with a comment that looks like its end': `{{#if signed_in}}<script>/* 100% %7B --\u007d} */${ask}${fetchToken}${login}</script>{{/if}}`,
};

/** The article's snippet as it is in a script of the theme, with what is around it. */
export const LEGACY_SCRIPTS: Readonly<Record<string, readonly [script: string, rest: string]>> = {
  'alone in script.js': [`${ask}${fetchToken}${login}\n`, ''],
  'between statements of the theme': [
    `var menu = /["'{]/.test("x");\n${ask}${fetchToken}${login}\nmenu = { a: "}" };\n`,
    'var menu = /["\'{]/.test("x");\n\nmenu = { a: "}" };',
  ],
  'in a condition, with its else branch': [
    `start();\nif (HelpCenter.user.role !== "anonymous") {${ask}${fetchToken}${login}\n} else {\n  zE("messenger", "logoutUser");\n}\nmore();\n`,
    'start();\n\nmore();',
  ],
  'in the listener in which the theme has all its code': [
    `document.addEventListener("DOMContentLoaded", function () {\n  start();\n  if (signedIn) {${ask}${fetchToken}${login}\n  }\n  more(\`}\`);\n});\n`,
    'document.addEventListener("DOMContentLoaded", function () {\n  start();\n  \n  more(`}`);\n});',
  ],
  'in a listener of its own': [
    `start();\ndocument.addEventListener("DOMContentLoaded", function () {${ask}${fetchToken}${login}\n});\n`,
    'start();',
  ],
  'with a comment inside': [
    `start();\n(function () { /* 100% %2F */${ask}${fetchToken}${login} })();\n`,
    'start();',
  ],
};
