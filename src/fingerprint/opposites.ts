/**
 * Words of which one says what the other does not: opposites, and members of a small set such as units, days or
 * colours. Two texts that differ in such a pair are two texts, however alike they are otherwise. Asked by token hash.
 *
 * In scripts without case any new word of two letters tells already, so that Arabic, Hebrew, Hindi and Korean need no
 * list. Of Chinese and Japanese single characters are given: one alone between equal ones is no name.
 */
import { hashText } from './token-hash.js'

/** A set a line; in each, every word differs in meaning from every other. A word may be in several. */
const SETS = `
must may can should shall could might need
required optional mandatory forbidden allowed permitted prohibited disallowed recommended discouraged obligatory
before after during until since
first second third fourth fifth sixth seventh eighth ninth tenth last next previous final initial following preceding
min max minimum maximum minimal maximal least most lowest highest mean median average total sum
more less fewer greater smaller larger lower higher bigger lesser
increase decrease increased decreased increases decreases increasing decreasing reduce reduced raise raised
left right center centre middle
top bottom above below upper lower over under beneath
up down upward downward upwards downwards
in out inside outside within into
input output inbound outbound incoming outgoing ingress egress
import export imports exports imported exported importing exporting
source destination target origin sender receiver recipient from to
begin end start stop begins ends starts stops beginning ending starting stopping started stopped ended
open close opened closed opens closes opening closing shut
enable disable enabled disabled enables disables enabling disabling
on off
true false yes no right wrong correct incorrect
allow deny allows denies allowing denying allowed denied accept reject accepts rejects accepted rejected refuse refused
approve approved
add remove adds removes added removed adding removing delete deletes deleted insert inserts inserted append prepend
include exclude includes excludes included excluded including excluding
read write reads writes reading writing written
get set gets sets getting setting put
send receive sends receives sent received sending receiving
push pull load store save restore upload download uploads downloads
encode decode encodes decodes encoded decoded encoding decoding encrypt decrypt encrypted decrypted compress decompress
lock unlock locked unlocked attach detach attached detached mount unmount bind unbind
create destroy creates destroys created destroyed
public private protected internal external
local remote global
old new older newer oldest newest early late earlier later
young older youngest
high low long short large small big little tall wide narrow deep shallow thick thin heavy light
fast slow faster slower quick
sober drunk
slightly sharply
slightly steeply
currently previously
currently formerly
stop keep
stop continue
hot cold warm cool hotter colder warmer cooler
full empty
front back rear
horizontal vertical horizontally vertically
row column rows columns
width height length depth
north south east west northern southern eastern western northeast northwest southeast southwest
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
spring summer autumn fall winter
morning noon afternoon evening night midnight
today tomorrow yesterday
daily weekly monthly quarterly yearly annual annually hourly
year month week day hour minute second years months weeks days hours minutes seconds millisecond milliseconds
red green blue yellow black white grey gray brown orange purple pink violet
man woman men women boy girl male female
he she his her him hers
mother father son daughter brother sister husband wife aunt uncle nephew niece grandmother grandfather widow widower
buy sell bought sold buyer seller buyers sellers
pay pays paid paying payer receive receives received receiving payee recipient
lend lends lent lender lenders borrow borrows borrowed borrower borrowers
owner owners landlord landlords lessor tenant tenants lessee occupier
employer employers employee employees contractor
debtor debtors creditor creditors licensor licensee assignor assignee grantor grantee
plaintiff claimant appellant prosecution defendant respondent defence
insurer insured trustee beneficiary
win lose won lost wins loses winner loser
profit loss gain credit debit
income expense asset liability
positive negative plus minus
odd even
all none some any both either every each
always never sometimes often rarely seldom usually
with without
good bad poor better worse best worst
rich poor richer poorer richest poorest
safe unsafe secure insecure dangerous
valid invalid legal illegal lawful unlawful
possible impossible able unable available unavailable
known unknown signed unsigned visible invisible hidden shown
success failure succeed fail succeeds fails succeeded failed successful unsuccessful
supported unsupported required unneeded
same different equal unequal
single double triple quadruple multiple
half twice thrice
absolute relative
static dynamic
synchronous asynchronous
explicit implicit explicitly implicitly
active passive inactive
present absent present missing
client server
parent child
prefix suffix
ascending descending
primary secondary tertiary
dead alive
slightly lightly moderately badly seriously severely gravely critically fatally mortally
guilty innocent
agree disagree agrees disagrees agreed disagreed
like dislike love hate
rise fall rises falls rose fell rising falling grew shrank
sunny cloudy rainy snowy windy foggy dry wet
km kilometre kilometres kilometer kilometers mile miles metre metres meter meters m cm mm ft foot feet inch inches yard yards
kg kilogram kilograms g gram grams mg lb lbs pound pounds ounce ounces oz tonne tonnes ton tons stone
l litre litres liter liters ml gallon gallons pint pints
celsius fahrenheit kelvin c f k
kb mb gb tb kib mib gib tib byte bytes bit bits kilobyte kilobytes megabyte megabytes gigabyte gigabytes
hz khz mhz ghz
w kw mw gw kwh mwh watt watts kilowatt kilowatts megawatt megawatts
euro euros dollar dollars pound pounds yen yuan franc francs rupee rupees ruble rubles peso pesos cent cents eur usd gbp jpy chf
percent percentage permille
am pm
mussen durfen sollen konnen muss darf soll kann mussten durften sollten konnten
vor nach wahrend bis seit
erste zweite dritte vierte letzte nachste vorherige ersten zweiten dritten vierten letzten nachsten erster zweiter dritter letzter
mehr weniger grosser kleiner hoher niedriger langer kurzer
maximal minimal hochstens mindestens maximale minimale
links rechts oben unten innen aussen linke rechte linken rechten obere untere oberen unteren
ja nein wahr falsch richtig
leicht mittelschwer schwer lebensgefahrlich todlich
offen geschlossen geoffnet offnen schliessen offnet schliesst
aktiviert deaktiviert aktivieren deaktivieren
erlaubt verboten zulassig unzulassig gestattet untersagt
ein aus
alt neu alte neue alten neuen altes neues
gross klein hoch tief niedrig lang kurz warm kalt hell dunkel
immer nie niemals manchmal selten oft
mit ohne
alle einige keine
heute morgen gestern
januar februar marz april mai juni juli august september oktober november dezember
montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend
rot grun blau gelb schwarz weiss grau braun rote grune blaue gelbe schwarze weisse
mann frau manner frauen
er sie sein ihr seine ihre
kaufen verkaufen kauft verkauft gekauft
steigt fallt gestiegen gefallen steigen fallen
sonnig bewolkt regnerisch
jahr monat woche tag stunde minute sekunde jahre monate wochen tage stunden minuten sekunden jahren monaten tagen
prozent promille
stunden tagen wochen
doit peut devrait doivent peuvent devraient
avant apres pendant depuis
premier deuxieme troisieme dernier premiere derniere prochain precedent suivant
plus moins
legerement gravement grievement mortellement
maximum minimum maximal minimal maximale minimale
gauche droite haut bas
dedans dehors interieur exterieur
oui non vrai faux
ouvert ferme ouverte fermee ouvrir fermer ouverts fermes
active desactive activer desactiver activee desactivee
autorise interdit obligatoire facultatif autorisee interdite facultative
grand petit grande petite long court longue courte
nouveau ancien nouvelle ancienne
toujours jamais parfois souvent rarement
avec sans
tous aucun toutes aucune certains certaines
hier demain aujourd'hui
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
lundi mardi mercredi jeudi vendredi samedi dimanche
rouge vert bleu jaune noir blanc gris verte bleue noire blanche
homme femme hommes femmes
acheter vendre achete vendu
hausse baisse augmente diminue augmentation diminution
an annee mois semaine jour heure minute seconde ans annees semaines jours heures minutes secondes
debe puede deberia deben pueden deberian
antes despues durante desde hasta
primero segundo tercero ultimo primera segunda tercera ultima siguiente anterior
mas menos mayor menor
levemente gravemente mortalmente
maximo minimo maxima minima
izquierda derecha arriba abajo
dentro fuera
si no verdadero falso
abierto cerrado abierta cerrada abrir cerrar abiertos cerrados
activado desactivado activar desactivar activada desactivada
permitido prohibido obligatorio opcional permitida prohibida obligatoria
grande pequeno pequena alto bajo alta baja largo corto larga corta
nuevo viejo nueva vieja antiguo antigua
siempre nunca
con sin
todos ninguno algunos todas ninguna algunas
hoy ayer manana
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunes martes miercoles jueves viernes sabado domingo
rojo verde azul amarillo negro blanco gris roja amarilla negra blanca
hombre mujer hombres mujeres
comprar vender
subio bajo sube baja aumento disminucion aumenta disminuye
ano mes semana dia hora minuto segundo anos meses semanas dias horas minutos segundos
deve puo dovrebbe devono possono dovrebbero
prima dopo durante
primo secondo terzo ultimo seconda terza ultima prossimo precedente successivo
piu meno maggiore minore
massimo minimo massima minima
sinistra destra sopra sotto
vero falso
aperto chiuso aperta chiusa aprire chiudere aperti chiusi
attivato disattivato attivare disattivare attivata disattivata
consentito vietato obbligatorio facoltativo consentita vietata obbligatoria facoltativa
grande piccolo piccola alto basso alta bassa lungo corto breve
nuovo vecchio nuova vecchia
sempre mai
con senza
tutti nessuno alcuni
oggi ieri domani
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
lunedi martedi mercoledi giovedi venerdi sabato domenica
rosso verde blu giallo nero bianco grigio
uomo donna uomini donne
anno mese settimana giorno ora minuto secondo anni mesi settimane giorni ore minuti secondi
deve pode deveria devem podem deveriam
antes depois durante
primeiro segundo terceiro ultimo primeira segunda terceira ultima proximo anterior
mais menos maior menor
esquerda direita acima abaixo
sim nao verdadeiro falso
aberto fechado aberta fechada abrir fechar abertos fechados
ativado desativado ativar desativar
permitido proibido obrigatorio opcional permitida proibida obrigatoria
grande pequeno pequena alto baixo alta baixa longo curto
novo velho nova velha antigo antiga
sempre nunca
com sem
hoje ontem amanha
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
segunda terca quarta quinta sexta sabado domingo
vermelho verde azul amarelo preto branco cinza
homem mulher homens mulheres
ano mes semana dia hora minuto segundo anos meses semanas dias horas minutos segundos
moet mag kan zou moeten mogen kunnen
voor na tijdens sinds
eerste tweede derde laatste volgende vorige
meer minder groter kleiner hoger lager
maximaal minimaal hoogstens minstens
links rechts boven onder binnen buiten
ja nee waar onwaar
open gesloten dicht geopend
ingeschakeld uitgeschakeld inschakelen uitschakelen
toegestaan verboden verplicht optioneel
groot klein grote kleine hoog laag hoge lage lang kort
nieuw oud nieuwe oude
altijd nooit
met zonder
vandaag gisteren morgen
januari februari maart april mei juni juli augustus september oktober november december
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
rood groen blauw geel zwart wit grijs
jaar maand week dag uur minuut seconde jaren maanden weken dagen uren minuten seconden
musi moze powinien musza moga powinny
przed po podczas
pierwszy drugi trzeci ostatni pierwsza druga trzecia ostatnia nastepny poprzedni
wiecej mniej wiekszy mniejszy wyzszy nizszy
maksymalny minimalny maksymalnie minimalnie
lewy prawy lewo prawo gora dol gorny dolny
tak nie prawda falsz
otwarty zamkniety otwarta zamknieta otwarte zamkniete
wlaczony wylaczony wlaczyc wylaczyc
dozwolony zabroniony obowiazkowy opcjonalny
duzy maly duza mala wysoki niski dlugi krotki
nowy stary nowa stara
zawsze nigdy
z bez
dzis wczoraj jutro dzisiaj
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
poniedzialek wtorek sroda czwartek piatek sobota niedziela
czerwony zielony niebieski zolty czarny bialy
rok miesiac tydzien dzien godzina minuta sekunda lat lata miesiecy tygodni dni godzin minut sekund
должен может должны могут следует нельзя можно нужно
до после перед во
первый второй третий последний первая вторая третья последняя следующий предыдущий
больше меньше более менее выше ниже
максимальный минимальный максимум минимум максимальная минимальная максимальное минимальное
левый правый слева справа налево направо верхний нижний вверх вниз
да нет правда ложь
открыт закрыт открыта закрыта открыто закрыто открыты закрыты открыть закрыть
включен выключен включить выключить включено выключено отключен отключить
разрешено запрещено разрешен запрещен обязательный необязательный
большой маленький высокий низкий длинный короткий большая маленькая
новый старый новая старая новое старое
всегда никогда иногда часто редко
с без
сегодня вчера завтра
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
понедельник вторник среда четверг пятница суббота воскресенье среду пятницу субботу
красный зеленый синий желтый черный белый
он она его ее
год месяц неделя день час минута секунда лет года месяцев недель дней часов минут секунд
вырос упал выросла упала рост падение
рублей долларов евро гривен
olmali olabilir zorunda
once sonra
birinci ikinci ucuncu son ilk sonraki onceki
fazla az buyuk kucuk yuksek dusuk uzun kisa
maksimum minimum azami asgari
sol sag ust alt yukari asagi
evet hayir dogru yanlis
acik kapali
etkin pasif
yeni eski
her hic bazi
bugun dun yarin
ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik
pazartesi sali carsamba persembe cuma cumartesi pazar
kirmizi yesil mavi sari siyah beyaz
yil ay hafta gun saat dakika saniye
上 下
左 右
前 后 後
大 小
高 低
多 少
长 短 長
新 旧 舊
开 关 開 關 閉
入 出
内 外 內
男 女
东 西 南 北 東
早 晚 朝 夜
年 月 日 周 週 时 時 分 秒
买 卖 買 賣 売
是 否
有 無 无
可 必
升 降 増 減 增 减
先 後
冷 热 熱
胜 负 勝 負
父 母
兄 弟 姐 妹
春 夏 秋 冬
红 绿 蓝 黄 黑 白 紅 綠 藍 黃 赤 青 緑
真 假 偽
正 负 負
一 二 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 両 两 兩 零 〇
`

/** Marks of the words in sets, by the lowest bits of their hashes: they hold back nearly all others before the map is asked. */
const MARKS = 1 << 16

const sets = new Map<number, number[]>()
const marks = new Uint8Array(MARKS)
for (const [set, words] of SETS.split('\n').entries()) {
  for (const hash of hashText(words)) {
    marks[hash % MARKS] = 1
    const known = sets.get(hash)
    if (known === undefined) sets.set(hash, [set])
    else if (known.at(-1) !== set) known.push(set)
  }
}

/** Whether two different tokens, given by their hashes, are of one set. */
export function areOpposites(one: number, other: number): boolean {
  if (marks[one % MARKS] === 0 || marks[other % MARKS] === 0) return false
  const some = sets.get(one)
  if (some === undefined || one === other) return false
  const others = sets.get(other)
  return others?.some((set) => some.includes(set)) ?? false
}
