"""Which words stand at the end of a compound: the boots of rubber boots, which are one word here.

A tail counts where some moment has it as a word of its own, in any form, or where a common first
part stands before it. Both take rules of thumb; so what is found that way comes after all else.
"""

from collections.abc import Collection, Iterator

from star_moments.search.grammar import stem

# So many letters has a tail at least, so many what stands before it, and so many it has in common
# with a word that is its own.
TAIL, HEAD = 5, 3
LIKE = 4

_FINNISH = (
    "aamu aamupäivä aikuis alku apu arki asiakas asuin auto avo elo erikois erityis esi etä"
    " hammas henkilö henkilöstö hieno hiihto hoiva huolto huone hylly hyvinvointi iho iki ikä ilma"
    " ilta iltapäivä itse jalan jalka joulu juhla jumppa juuri järjestelmä jäte jää kadun kahvi"
    " kala kasvi katu kaukalo kaupungin keitto kello kelta kengän kerho kesä kevät kirja kivi"
    " koira koko kone koti koulu koululais kriisi kulku kulttuuri kumi kunnan kunto kuorma kuuma"
    " kylmä kylpy kädet käsi käynti laatu laiva lasi lasten lastenhoito lattia laulu leikki leipä"
    " leirin lento liha liikenne liikunta linja linssi lounas luisti lumi luokka luonto lähetys"
    " lähi lämpö lääke maa maahanmuutto maan maito makaroni mansikka marja matka meri metsä mieli"
    " moni muisti muovi musiikki mustikka nais neuvo niska nuoriso nuorten näyttely ohjaus oma"
    " opetus opiskelija oppilas osa palaute palvelu paperi parkki pelastus perhe peruna perus pien"
    " piha pika pikku pinaatti pinta potilas puhelin puisto pullo puu puuro pyykki pyörä päivä pää"
    " pöytä rakennus ranta rauta ravinto retki riisi risti ruis runo ruoka saapas sairaala sairaan"
    " sali satu sauna siivous silmä sisä sosiaali sota suihku sukka suksi sunnuntai suojatie"
    " suojelu suola suur syksy syli syntymä sähkö tauko terveys tie tieto tietokone toimisto tori"
    " tuki tukka tulo turva tyttö työ uima ulko uuden uutis vaate vaihto valkoi valo valokuva"
    " vanhus vapaa varasto varhais vasta vastaan vauva vene vero vesi viemäri viikko viini virka"
    " vuode vuoro vuosi välitunti yhteis yleis yli yö äidin ääni"
)
_SWEDISH = (
    "arbets avfalls bad barn barna bibliotek biblioteks bil bok bygg båt cykel dag data fest fisk"
    " fod fot fritids frukost för förmiddags gatu golv grund grupp gräs grön gummi hand hem hjälp"
    " hund hus hälso idrotts informations is jord jul kaffe kommun korv kraft kultur kund kök köks"
    " köp kött lek lunch läkar lär lök mat mellan miljö motions musik namn natt ord park personal"
    " post potatis poäng pris ren resa rull rum ryggs räddnings samhälls sand service simm sjuk"
    " sjukvårds sjö sko skol skolgårds små snö social sol sommar spel stads stor student städ sång"
    " sök tak tand telefon tid tids tjänste torg trafik trädgårds tvätt ungdoms ut utomhus vatten"
    " vinter vägg växt vård vårdar äldre äppel ärt ögon"
)
FIRST = {"fi": frozenset(_FINNISH.split()), "sv": frozenset(_SWEDISH.split())}
_VOWELS = frozenset("aeiouyåäö")


def tails(
    words: Collection[str], language: str, known: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    """Return each compound among words with each of its tails and their stems, of which some are
    known.
    """
    if (first := FIRST.get(language)) is None:
        return
    # A Finnish word begins with one consonant at most, a Swedish one with up to three.
    within = 2 if language == "fi" else 4
    # Most places in a word begin no other, and stems take time.
    starts = {word[:LIKE] for word in words}
    for word in words:
        for at in range(HEAD, len(word) - TAIL + 1):
            common = word[:at] in first and not _VOWELS.isdisjoint(word[at : at + within])
            tail = word[at:]
            if common or (len(tail) > TAIL and tail[:LIKE] in starts):
                key = stem(tail, language)
                # What is short, or begins as an ending does, is a word behind a known part alone.
                if common or (key in known and len(key) > (LIKE if tail[0] in _VOWELS else HEAD)):
                    yield word, tail, key
