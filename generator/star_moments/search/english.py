"""What English puts behind its words; read by grammar.py. After Porter, and a little further."""

_V, _K = "[aeiouy]", "[^aeiouy]"
# Snowball's R1: all that follows the first consonant after a vowel; R2, all after the next one.
_R1 = f"(?:{_K}*{_V}+{_K})"
_R2 = f"(?:{_R1}{_K}*{_V}+{_K})"
_TWICE = "(?:b(?=b)|d(?=d)|f(?=f)|g(?=g)|m(?=m)|n(?=n)|p(?=p)|r(?=r)|t(?=t))"
# Who does it, which in a long word is no ending but in these is; and what is compared.
_DOERS = (
    "borrow|build|cater|clean|coach|direct|design|garden|help|interpret|lead|learn|paint|plann"
    "|print|read|support|swimm|teach|train|visit|walk|work"
)
_DOERS_E = "advis|bak|danc|driv|manag|provid|rid|serv|writ"
_MORE = (
    "bright|calm|clear|fair|fast|firm|fresh|kind|keen|light|long|neat|new|quick|quiet|short|slow"
    "|smooth|soft|strong|tall|warm|young"
)
_MORE_E = "brav|fin|larg|lat|nic|saf|wis"
# What ends in -ment and is not what comes of doing something.
_NO_DEED = "(?:apart|com|depart|docu|ele|gar|instru|mo|monu|orna|para|seg|supple|tor|base)ment"

ENGLISH: tuple[str | tuple[str, str], ...] = (
    # Evening, morning, news … are no forms of even; and the few words that bend as no other.
    ("^((?:morn|even|dur|herr|ceil)ing|news)s?()$", "é"),
    ("^(chil)dren()$", "d"),
    ("^(wi|kni|li|shel|lea|hal|loa|thie|cal)ves()$", "f"),
    # Plurals, and the -s of verbs.
    "^(.{2,}(?:ss|sh|ch|x|zz))es$|^(?!sh)(.{3,}o)es$",
    ("^(.{2,})ies()$", "y"),
    f"^({_K}*{_V}.*[^aiousy]|.*{_K}{_V}.*[aeio]|{_K}*{_V}+y|.*[aeo]y)s$",
    # What is done: -ing and -ed, with the -e of a short word.
    (f"^({_K}*{_V}[^aeiouwxy])(?:ing|ed|ingly|edly)()$", "e"),
    f"^({_R1}.*?ee)d$|^({_K}*{_V}.*?ee)ing$",
    ("^(.{2,}?)ied()$", "y"),
    f"^(.*{_V}.*?[^e])(?:ing|ingly|ed|edly)$",
    f"^(.{{2,}}{_TWICE}).$|^({_K}*{_V}+{_K}+{_V}l)l$",
    # How it is done.
    ("^(.{2,}[^aeiou])i(?:ly|er|est|ness)()$", "y"),
    ("^(.*[ai]b|gent|simp|humb|nob)ly()$", "l"),
    ("^(.*[ai]b)ility()$", "l"),
    f"^({_R1}.*?[cdeghklmnrstw]|{_K}*{_V}+[^aeioup])ly$|^(.{{4,}})ness$",
    f"^({_MORE})(?:er|est)$",
    (f"^({_MORE_E})(?:er|est)()$", "e"),
    # Who does it, and what comes of it.
    f"^({_DOERS})(?:er|or)$",
    (f"^({_DOERS_E})er()$", "e"),
    f"^(?!.*{_NO_DEED})(.{{3,}})ment$",
    "^(.{3,}[st])ion$|^(.{4,})able$|^(.{4,}[ai][cr])al$|^(.{3,}a[lr])ity$",
    f"^({_R2}.*?)(?:ance|ence|ancing|encing)$",
    # A last -e and -y.
    f"^(?!{_K}*(?:qu)?{_V}[^aeiouwxy]e$)(.{{2,}}?(?:{_K}|u))e$",
    f"^({_K}*{_V}+{_K}+{_V}+.*?)(?:at|enc|anc)$",
    ("^(.{2,}[^aeiou])y()$", "i"),
)
