"""The words for people close to somebody, in three languages, as patterns that bend."""

from typing import Final

# Finnish says whose at the end of a word, Swedish and English before it.
_POSSESSED = r"(?:ni|mme|ns[aä])(?:kin|kaan|kään)?"
_FINNISH = (
    "poika|poik|poja|poji|tyttö|tytö|tyttäre|tyttär|tytär|lapse|lapsi|las|vaimo|miehe|mies|mieh"
    "|puoliso|äiti|äidi|äite|isä|isi|isk|sisko|sisk|sisare|sisar|velje|velj|veli|mummo|mummi|mumm"
    "|mummu|mumma|vaari|vaare|pappa|papa|papp|ukki|uki|ukk|fammo|faffa|mamma|mama|vauva|vauvo"
    "|esikoise|esikois|kuopukse|kuopus|täti|tädi|setä|sedä|eno|serkku|serku|serk|kumppani|anoppi"
    "|anopi|anop|appe|vävy|miniä|vanhempi|vanhemma|vanhempa|omaise|läheise|ystävä|naapuri|naapure"
    "|tuttava|lapsukaise|kaksose|kaksos"
)
_JOINED = "(?:iso|kummi|pikku|sijais|lapsen|pojan|tyttären|avo|veljen|siskon|kaksos)"
_KIN_FI = rf"(?:{_JOINED}?(?:{_FINNISH})[a-zåäö]{{0,6}}?{_POSSESSED})"

_WHOSE_SV = "min|mitt|mina|vår|vårt|våra"
_SWEDISH = (
    "son|dotter|barn|barnbarn|dotterson|dotterdotter|sonson|sondotter|fru|hustru|man|make|maka|sambo"
    "|mamma|mor|pappa|far|mormor|morfar|farmor|farfar|mommo|moffa|fammo|faffa|syster|bror"
    "|svärmor|svärfar|svärson|svärdotter|flicka|pojke|tjej|kille|bebis|baby|vän|väninna|granne"
    "|kusin|moster|faster|morbror|farbror|gudson|guddotter|anhörig|tvillingar"
)
_KIN_SV = rf"(?:{_WHOSE_SV})\s+(?:[a-zåäö-]+\s+)?(?:{_SWEDISH})s?"

_WHOSE_EN = "my|our"
_ENGLISH = (
    "son|daughter|child|kid|boy|girl|grandchild|grandson|granddaughter|wife|husband|partner|spouse"
    "|mum|mom|mummy|mother|dad|daddy|father|gran|granny|nan|grandma|grandmother|grandad|grandpa"
    "|grandfather|sister|brother|aunt|auntie|uncle|cousin|niece|nephew|baby|toddler|friend"
    "|neighbour|neighbor|mother-in-law|father-in-law|godson|goddaughter|twins"
)
_KIN_EN = rf"(?:{_WHOSE_EN})\s+(?:[a-z-]+\s+){{0,2}}?(?:{_ENGLISH})(?:['’]s)?"

KIN: Final = rf"(?i:\b(?:{_KIN_FI}|{_KIN_SV}|{_KIN_EN}))\b"

# Whose an illness is.
MINE: Final = (
    r"(?i:\b(?:minu(?:n|lla|lta|lle|a|ssa)|mun|mul(?:la|ta|le)|meidän|meil(?:lä|tä)"
    r"|min|mitt|vår|vårt|my|our)\b)"
)
