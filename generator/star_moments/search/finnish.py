"""What Finnish puts behind its words, and how their ends change with it; read by grammar.py."""

_V, _K = "[aeiouyäö]", "[^aeiouyäö]"
# Snowball's R1: all that follows the first consonant after a vowel. Only there is anything cut off;
# in its R2, all that follows the next one.
_R1 = f"{_K}*{_V}+{_K}"
_R2 = f"{_R1}{_K}*{_V}+{_K}"
_LONG = "(?:aa|ee|ii|oo|uu|yy|ää|öö)"
# The first of two vowels that are the same.
_TWICE = "(?:a(?=a)|e(?=e)|i(?=i)|o(?=o)|u(?=u)|y(?=y)|ä(?=ä)|ö(?=ö))"
# Words of a long vowel alone: puu, tie, työ.
_SHORT = f"{_K}*(?:aa|ee|ie|oo|uo|uu|yy|yö|ää|öö)"
_INSIDE = "(?:ss|st|ll|lt)[aä]"
_CASE = f"(?:{_INSIDE}|lle|ksi)"
# Words in -a whose plural has -o-, which otherwise is that of words in -o.
_A_TO_O = (
    "kirj|pih|silt|matk|ilt|ait|tarkk?|hausk|vauv|vaip|haav|tahr|han|aur|tap|saun|san|palkk?"
    "|paikk?|marj|harj|aik|rosk|kal|kann|hint|pint|kiss|lahj|kart|rant|nauh|raj|naul|maks|vahv"
    "|vanh|halp|kert|[kmlnrv]int|lapp|jalk|lank"
)
# What may stand behind a consonant that changes with the case, once endings are gone.
_O = "([ouyöé]?)$"

_CLOSED = f"([aouyäöi](?:n|t)|[aouyäöie]i?{_CASE}|et|e|ett[aä]|[aä]s(?:t[aä])?|[aäoöu]sti)$"
# Two vowels with consonants between them.
_LONGER = f"{_K}*{_V}+{_K}+{_V}+"

FINNISH: tuple[str | tuple[str, str], ...] = (
    # Little words that look like forms of others: kuka and kukan.
    ("^(kuka|mukaan|minä|sinä|alla)()$", "é"),
    # The few words that bend as no other does.
    (f"^(a)ja(?:n|t|ni|nsa|mme|{_CASE})()$", "ik"),
    ("^(las)(?:ta|ten)()$", "p"),
    ("^(ve|kä)(?:ttä|teen)()$", "s"),
    ("^(.*vei)st(?:ä|en)()$", "ts"),
    ("^(lu)nta()$", "m"),
    (f"^(t)öi(?:tä|den|hin|nä|{_CASE})()$", "yö"),
    (f"^(tu)(?:e(?:n|t|{_CASE})|i(?:lla|ssa|sta))()$", "k"),
    (f"^(p)ui(?:ta|den|hin|{_CASE})()$", "uu"),
    (f"^(.*ru)[ou]a(?:n|t|ni|nsa|mme|{_CASE})()$", "o"),
    "^(kevä)ttä$",
    f"^({_SHORT})(?:n|t|t[aä]|h[aeuyäöio]n|n[aä]|seen|ni|si|mme|nne|ns[aä]|{_CASE})$",
    # Particles: -kin, -kaan, -ko …
    f"^(?!.*(?:{_LONG}|sä|n)kin$)({_K}*{_V}+(?:t|{_K}.*?(?:{_V}|t)))(?:kin|kaan|kään)$",
    f"^({_K}*{_V}+(?:t|{_K}.*?(?:{_V}|t)))(?:ko|kö|han|hän|pa|pä)$",
    # A short word's one stop before a closed syllable is two elsewhere: kukan, but kukka.
    *(
        (f"^(?!auto|muk[aei])({_K}*{_V}+{one}){_CLOSED}", one[-1])
        for one in ("[lmnr]?k", "[lmnr]?p", "t")
    ),
    f"^({_R1}.*?[aäiouyö])sti$|^({_R1}.*?s)esti$",
    # Possessive endings: -ni, -nsa …
    f"^({_R1}.*?)kse(?:ni|si|nsa|nsä|mme|nne)$",
    f"^({_R1}.*?(?:ta|ssa|sta|lla|lta|na))an$",
    f"^({_R1}.*?(?:tä|ssä|stä|llä|ltä|nä))än$",
    f"^({_R1}.*?(?:lle|ine))en$",
    f"^({_R1}.*?{_V})(?:ni|nsa|nsä|mme)$|^({_R1}.*?[aiouyäö])nne$|^({_R1}.*?[aeioäö])si$",
    # Virtanen, as in Virtasen; kaunis, as in kauniin.
    (f"^({_R1}.*?|{_K}*{_V}+)nen()$", "s"),
    "^(.*(?:kauni|kalli|valmi))s$",
    # Laite, as in laitteen: an -e that stays is told from one that comes with the case.
    (f"^(?!.*(?:lle|ine)$)({_R1}(?:.*{_K})?)e()$", "é"),
    (f"^({_R1}(?:.*{_K})?)ett[aä]()$", "é"),
    (f"^({_R1}(?:.*[^aeiouyäör])?)ei(?:t[aä]|den|siin)()$", "é"),
    (f"^(.*(?:kk|pp|tt))ei{_CASE}()$", "é"),
    "^(autt|ant|kaiv)oi$",
    # Endings of verbs (auttanut, autettu) and of cases, with the mark of the plural before them:
    # the first that fits is cut off.
    "|".join(
        (
            f"^({_R1}.*?{_V})(?:nn?[uy]t|neet)$|^({_R1}.*?(?:{_V}|(?=e)))e?tt[uy]$",
            f"^({_R1}.*?a)han$|^({_R1}.*?e)hen$|^({_R1}.*?i)hin$|^({_R1}.*?o)hon$|^({_R1}.*?ä)hän$",
            f"^(.*(?:{_A_TO_O}))o(?:ja|jen|i(?:hin|na|{_CASE}))$",
            f"^({_R1}.*?)(?:ihin|isiin|iden|itten|jen|ien)$",
            f"^({_R1}.*?{_LONG})seen$",
            f"^({_R1}.*?(?:s|[uy]t))een$",
            # The partitive, which looks like "out of" where a word ends in -s.
            f"^({_R1}.*?[aeioäö][uy]s|{_K}*{_V}+{_K}+{_V}.*[^aeiouyäöl][uy]s)t[aä]$",
            f"^({_R1}.*?(?:ll|m)is|.*(?:nai|sijai|iloi|toi)s)t[aä]$",
            "^(.*(?:vanhu|kesku|tunnu|peru|kiito|osto|kerro|luonno|anno|tulo|päätö|lauta)s)t[aä]$",
            f"^({_R1}.*?)[ij]?{_CASE}$|^({_R1}.*?)ine$",
            f"^({_R2}.*?{_V}|{_R1}[sk]e)n[aä]$",
            f"^({_R1}.*?[uy]t)t[aä]$",
            "^(.*(?:puhel|ava|soit|tarjot|tulost|lämm|keit|kirjo|koh|suod|mit|pain|aset)in)t[aä]$",
            f"^({_K}*(?:uo|ie|uu|ii|yy|yö)[rln]|{_R1}.*?s)t(?:a|ä|en)$",
            f"^({_R1}.*?{_V})i?t[aä]$",
            f"^({_R1}(?:.*?{_K})?[oueö])j[aä]$",
            f"^({_R1}.*?[snrl]|{_K}*{_V}+s)ten$",
            f"^({_R1}.*?(?!ee){_TWICE}).n$",
            f"^({_R1}.*?{_V}|{_R1})[nt]$",
        )
    ),
    (f"^({_R1}(?:.*{_K})?)ee()$", "é"),
    # Comparison; a word's own last vowel.
    f"^(.{{2,}}{_TWICE}).$",
    f"^({_R2}.*?)i?(?:mpi|mpa|mpä|mmi|mma|mmä)$",
    f"^({_R1}.*?)[aäei]+$",
    # A long word's last -o, which may come of -a in the plural: peruna and perunoita.
    f"^({_K}*{_V}+{_K}+(?:.*{_K})?{_V}+(?:kk|[lnrkgj]))[oö]$",
    f"^({_R1}.*?[ouöy])j$",
    # Verbs and what is made of them: auttavat, sujuva.
    f"^(?!.*kuv$)({_R1}{_K}*{_V}+(?:.*{_V})?)v$",
    f"^({_R1}.*?)[aäei]+$",
    # What -s and -n have before other endings: kiitos and kiitoksen, uusi, uuden and uutta, puhelin
    # and puhelimen, mies and miehen.
    (f"^({_R1}.*?{_V})ks()$", "s"),
    (f"^(.*{_V}[uy]|.*vuo|kä|ve)(?:d|tt?)()$", "s"),
    ("^(.*mie)h()$", "s"),
    "^((?!.*lautas).*[aä])s$",
    f"^({_R1}.*?i)[mn]$",
    f"^({_R1}.*?)[aäei]+$",
    # Consonants that change with the case: kukka and kukan, hoito and hoidon, Helsinki, Helsingin.
    f"^({_LONGER}.*?k)k{_O}",
    f"^({_LONGER}.*?p)p{_O}",
    f"^({_LONGER}.*?t|.*[lnr]t)t{_O}",
    (f"^(.*(?:{_V}|h))d{_O}", "t"),
    (f"^(.*n)n{_O}", "t"),
    (f"^(.*l)l{_O}", "t"),
    (f"^(.*r)r{_O}", "t"),
    (f"^(.*m)m{_O}", "p"),
    (f"^(.*n)g{_O}", "k"),
    (f"^(.*(?:lei|hal|tar|kyl|tur)|a|ki|lu|ta)v{_O}", "p"),
    f"^(.*(?:ruo|tau|jal|näl|sel|pel|vel|pyyh|vir|pol))[kj]{_O}",
    ("^(.*po)j()$", "ik"),
)
