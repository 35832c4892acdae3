"""Ordinary words that look like names: names that are words, and words that are forms of names.

Nobody can list them all. These are frequent words of the three languages, and names of more than a
few people in Finland.
"""

from typing import Final


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


# Names, as they are, that are everyday words too, in Finnish, Swedish or English.
ALSO_WORDS: Final = _words(
    # Given names
    "aallotar aamu aarre aatto aino ali alva anna ansa ants armas art arvo asta aura auvo",
    "bent bill björn bo chase dag dawn don drew eve faith grace grant gun guy helle helmi",
    "hilja hope ilma ilo ilta impi into jalo joy june kai kaino kesä kielo kukka lahja lane",
    "liv lone lumi mai mainio marja mark mart may meri miles my oiva onni otso ove paju pat",
    "patience per pilvi pyry päivä rauha ray rein rich rita rob rose rune ruusu sade said",
    "salla satu sisko sisu sky sointu sol sten stig sue sulo summer suvi säde tage taika taru",
    "thi toivo tor tuisku tuuli tyyne ukko ulla usko usva valo van vanamo vappu varma varpu",
    "veli viking vilja visa voitto vuokko will",
    "aate heini kaisla kanerva kauko lilja selja taito toimi veikko",
    # Surnames
    "aalto abbey aho ahti ahven alho alm asp back baker beck bell berg best bishop björk",
    "black blom borg brand bright brown bush bäck carpenter church cook cooper cross dahl dal",
    "day ek falk field fisher fors fox frisk fågel good gran green grön gård haapa hall halla",
    "hauki haukka hed heinä hiekka hill hirvi holm honka hopea hunter joki joutsen jänis",
    "järvi kallio kangas karhu karp karppi kataja kettu king kivi knight koivu kokko korpi",
    "koski kotka kuha kulma kulta kurki kuusi kvist kylä laakso lahti laine lampi lax lehti",
    "lehto leppä lind lintu loimu long lord lund luoma luoto lång malm malmi mark metsä",
    "miller moon mäki mänty niemi niitty nord nummi nurmi oja orava page paju palm park",
    "parker pelto pihlaja price pöllö ranta rask rastas rauta reed rich rinne roos rot ruoho",
    "saari saarni salmi salo sand savi sepp short silta sjö skog small smith snow sointu",
    "sorsa stark stone stor strand ström ståhl sund suo susi suutari svan swan söder taivas",
    "talvi tammi tikka torppa tähti vaara vall valli vesi vik vilja virta vuori walker wall",
    "west white wik wise wood young åker åström öst öster",
)

# Words that are forms of a name by the rules, and far more often something else.
_FORMS: Final = _words(
    "ainoa ainoaa ainoan ainoana ainoassa ainoastaan ainoat ainoita ainostaan alien alin",
    "annamme annan annars annas annat annatko annatte anneta annetaan annettiin ansaan",
    "ansaita antia artist arts arvion arvoa arvoisa arvoista arvon arvossa arvosta arvot",
    "assert asteen astia ate aulan billion bills boll bolla bolt bon bor boss bot bota chill",
    "chin china dagen dagens dagis dags dane dans dansa done dont east ellei ellemme ellen",
    "ellet ellette erikseen esteri even evigt genes grants gunga guns guys handen hands",
    "hanhen hanhet hanhi hanhia heiniä heinän helgen hellii hellin hellä hiljaa hiljaisen",
    "hiljaista hiljalleen hiljan hiljattain hopes illaksi illalla illan illasta illat ilmaa",
    "ilmaan ilmaisi ilmaista ilman ilmankin ilmassa ilmasta ilmat ilmoita ilmoitamme iltaa",
    "iltaan iltana innoissaan innoissamme innoissani innolla innosta intoa jacka jackan",
    "jacket jaloilla jaloille jaloilleen jaloilleni jaloin jaloissa jeans jonnekin joukoin",
    "joukoissa joukoista joukolla joukon joukossa joukossaan joukosta joukot joys kaiken",
    "kaikin kaikki kaipa kaista kait kallein kallellaan kataja kuka kukaan kukahan kukan",
    "kukapa kukas kukat kukkaa kukkia lahjaksi lahjan lahjat lane lean least lemmikin liite",
    "livet lumen lumia mainion mainiota mainita mainitsi marissa marjat marjoja markan marken",
    "market marks martian mereen merelle merellä meren miinat minnas neat nio ollaan olleen",
    "olleeni olleensa olleet olleita ollen ollenkaan ollessa ollessaan ollessamme ollessani",
    "ollessasi oltava otos otosta ovea oveen ovella ovelle ovelta oven ovensa ovessa ovesta",
    "ovet pata patja perhon peri perii periksi perille perillä perin perinne perun perä perän",
    "pian piankin päivien päiviin päiville päivillä päivin päivinä päivistä päivitin",
    "päivittäin päivittää päivitä päiviä raidat rauhaa rauhan rauhassa rauhasta rays rida",
    "robe robes rosen roses ruutia sadun sadut sallia sallii sallisi sallita salmen saralla",
    "satuin satuja satuta siniseen sinisen sinistä sirkus sirkusta siskoa siskolle siskon",
    "siskoni siskot stenar stenen stiga stigen suloinen suloista tagen taget tagit taistoon",
    "tarmoa tarua tarun teko teoista teokseen teolla teon teos teossa teosta teot thin thing",
    "this titaani toivoa toivoen toivoi toivoin toivoisi toivoisin toivomme toivon toivot",
    "toivotamme toivottaa tomma tomt tomten tori toria torilla torille torilta torin torn",
    "torni torstain tuoma tuomaa tuomaan tuulee tuuleen tuulella tuulen tuulet tyynen uskoa",
    "uskoen uskoi uskoimme uskoin uskoisi uskoisin uskomme uskon uskot uskota uskotko valoa",
    "valon valossa valot vana vanhan vanhin vanilla vanlig vann vappuna vapun viljaa viljan",
    "villejä visan visas visat voiton voitot voittoa voittoon willing wills",
)


def is_everyday(folded: str) -> bool:
    """Say whether a folded word that is a form of a name is mostly an ordinary word."""
    return folded in _FORMS
