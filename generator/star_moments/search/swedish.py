"""What Swedish puts behind its words, and how their ends change with it; read by grammar.py."""

# Words that only look as if they had an ending.
_WHOLE = (
    "(?:noggran|roman|promenad|(?:mark|kost|bygg|skill)nad|månad|staket|kamrat|resultat|[ktp]tor"
    "|dator|ridor|apparat|fullmäktige|mor|bror)$"
)
_LITTLE = "(?:efter|eller|innan|medan|mellan|redan|sedan|undan|under|utan|över)$"
_ENDINGS = (
    "iteternas|iteterna|itetens|iteten|iteter|itet|heterna|hetens|andena|andets|anden|heten|heter"
    "|arnas|ernas|ornas|andes|andet|arens|arna|erna|orna|ande|arne|aste|aren|ades|erns|ena|ade|are"
    "|ern|ens|ets|het|ast|ad|en|et|ar|er|or|as|es|at|an|a|e"
)

SWEDISH: tuple[str | tuple[str, str], ...] = (
    # The few words that bend as no other does.
    ("^(vän|noggran)n(?:en|er|erna|a|are|ast)?()$", "n"),
    ("^(.*lug|noggra|fi|grö|bru|re)nt()$", "n"),
    "^(.*hjälp|märk|köp|tänk|tyck|lär|hör|kör|stäng|ring|^led)(?:te?|de)$",
    ("^(.*använ)(?:de|t)()$", "d"),
    "^(.*(?:cyk|nyck|gaff|mormod|el|or))n$",
    # Endings of nouns, adjectives and verbs, and a lone -s.
    f"^(?!{_LITTLE}|.*{_WHOLE})(.{{3,}}?)(?:{_ENDINGS})$",
    "^(.{2,}[bcdfghjklmnoprtvy])s$",
    "^(.{3,}[iu][vn]n?)it$",
    # Consonants that are doubled, or that a -t has joined.
    "^(.{4,}n(?=n)|.{3,}(?:d(?=d)|g(?=d)|d(?=t)|g(?=t)|k(?=t)|t(?=t))).$",
    "^(.*(?:hem|rum|gram|sam|dröm|ström|kam|lem|^sim))m$",
    "^(.{2,}[^aeiouyåäö][bmg]|.{2,}[aeiouyåäö][bm])t$",
    "^(.{5,}?)els$",
    "^(.{2,}(?:lös|full))t$",
    "^(.*sam)t$",
    # Teater and teatrar, nyckel and nycklar.
    "^(.{3,}[dgt])r$|^(.{2,}[fk])e?l$",
    "^(.{4,})um$",
    # What is made of verbs: planering, betalning.
    "^(.*(?:led|plog|red|sand|simm?|städ|trän|tvätt))ning$",
    "^(.{5,})ning$|^(.{5,}[^n])ing$",
)
