"""Which interface of a browser a name in the wall's scripts means.

With a dot stand the members of something, without it what is there from the beginning.
"""

_MEMBERS = {
    "javascript.builtins.Array": "concat fill filter flat flatMap forEach includes join map push"
    " reduce some sort",
    "javascript.builtins.String": "charCodeAt localeCompare match normalize replace slice split"
    " startsWith toLowerCase trim",
    "javascript.builtins.Map": "delete get has set",
    "javascript.builtins.Set": "add",
    "javascript.builtins.Math": "PI cos floor max round sin",
    "javascript.builtins.Object": "entries fromEntries keys values",
    "javascript.builtins.Promise": "all catch then",
    "javascript.builtins.RegExp": "test",
    "api.Document": "body createElementNS createElement documentElement querySelectorAll",
    "api.Element": "append closest getAttribute getClientRects id prepend querySelector"
    " setAttribute",
    "api.Event": "preventDefault target",
    "api.EventTarget": "addEventListener",
    "api.HTMLDialogElement": "close open showModal",
    "api.HTMLElement": "click dataset focus hidden lang title",
    "api.HTMLInputElement": "placeholder select value",
    "api.HTMLMetaElement": "content",
    "api.HTMLOptionElement": "selected",
    "api.HTMLSelectElement": "disabled options",
    "api.KeyboardEvent": "altKey ctrlKey key metaKey shiftKey",
    "api.Location": "assign href",
    "api.MediaQueryList": "matches",
    "api.Node": "textContent",
    "api.Response": "json ok status",
    "api.Storage": "getItem setItem",
    "api.URL": "search",
    "javascript.operators.import_meta": "url",
}
_GLOBALS = {
    "javascript.builtins": "Array Error Map Math Number Object Promise RegExp Set"
    " Uint16Array Uint8Array",
    "api": "URL clearTimeout fetch setTimeout",
    "api.Window": "document localStorage location matchMedia",
}
_OTHERS = {
    "Option": "api.HTMLOptionElement.Option",
    "addEventListener": "api.EventTarget.addEventListener",
    ".length": "javascript.builtins.Array.length",
}

INTERFACES = {
    **{f".{one}": f"{kind}.{one}" for kind, names in _MEMBERS.items() for one in names.split()},
    **{one: f"{kind}.{one}" for kind, names in _GLOBALS.items() for one in names.split()},
    **_OTHERS,
    ".url": "javascript.operators.import_meta",
}

# What the scripts themselves have made, or the files that they fetch.
OURS = {
    f".{one}"
    for one in (
        "begins broken browse card choices clear colour dark day dialog factor file files filters"
        " folder forms grammar heading held input iso label least light list listing moments more"
        " none note quote root rules selects shelves star start thanks theme unit wait worth"
    ).split()
}
