/** Opposites in English: see table.ts for how they are written. */
export const ENGLISH = `
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
present absent,missing
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
would will,shall could should might must can may
decided,decides refused,refuses,declined,declines
agreed,agrees refused,refuses,declined,declines
adopted,approved,passed,endorsed,accepted rejected,dismissed vetoed postponed,deferred,adjourned withdrawn
adopts,approves,endorses,accepts rejects,dismisses vetoes postpones,defers withdraws
granted,grants refused,denied,denies revoked,revokes withheld
confirmed,confirms denied,denies disputed,disputes
ratified repealed annulled amended
upheld overturned,quashed
supported,supports,backed,backs opposed,opposes
favoured,favored opposed
praised,praises,welcomed,welcomes criticised,criticized,criticises,criticizes,condemned,condemns
for against
pro contra anti
promised threatened refused
obeyed defied ignored
acquitted convicted
arrested,detained released,freed
hired,hires,appointed,appoints fired,fires,dismissed,dismisses,sacked resigned,resigns
joined,joins left,leaves,quit
promoted demoted relegated
married divorced separated widowed unmarried
born died
survived,survives died,dies,perished
killed injured,wounded rescued,saved unharmed,unhurt missing
felled spared planted pruned
saved,saves,spared,spares destroyed,destroys sacrificed
built,builds,erected demolished,demolishes,razed,destroyed repaired,restored,rebuilt
found,finds lost,loses
hid,hides revealed,reveals
remembered,remembers forgot,forgets,forgotten
arrived,arrives,arrival departed,departs,departure
came,comes went,goes
coming going
entered,enters,entering left,leaves,leaving
stayed,stays,remained,remains left,leaves,departed
brought took
gave,gives,given took,takes,taken
gained,gains lost,loses
lent borrowed
rented,rents,leased bought,buys sold,sells
earned,earns spent,spends saved
deposited,deposits,deposit withdrew,withdraws,withdrawal
improved,improves worsened,worsens,deteriorated
strengthened,strengthens weakened,weakens
expanded,expands shrank,shrinks,contracted
grew,grown,grows shrank,shrunk,shrinks
rose,risen,climbed fell,fallen,dropped,declined,sank
doubled halved tripled,trebled quadrupled
accelerated slowed
widened narrowed
lengthened shortened
heated,heats cooled,cools
froze,frozen,freezes thawed,thaws,melted,melts
boiled fried baked roasted steamed grilled
filled,fills emptied,empties
tightened,tightens loosened,loosens
attacked,attacks defended,defends
attack defence,defense retreat
advanced,advances retreated,retreats
victory,win defeat,loss draw
majority minority
unanimously narrowly
surplus deficit
success failure
war peace
friend,friends enemy,enemies foe,foes
friendly hostile
ally,allies enemy,enemies
strong,stronger,strongest weak,weaker,weakest
hard soft
hard,harder,difficult easy,easier,simple,simpler
simple complex,complicated
cheap,cheaper,cheapest expensive,dearer
loud,noisy quiet,silent
clean dirty,filthy
healthy sick,ill
happy sad,unhappy
calm rough stormy
smooth rough
sharp blunt
straight curved,crooked bent
fresh stale rotten
ripe unripe
raw cooked
sweet sour bitter salty
salt pepper sugar
tight loose
wild tame domestic
bright dim dark
huge,enormous,giant,gigantic tiny,minuscule
urban rural
military civilian,civil
voluntary compulsory,mandatory,obligatory
temporary permanent
partial complete,full,total
frequent rare occasional
frequently rarely occasionally
common rare
likely unlikely
certain uncertain doubtful
similar different
accurate inaccurate
reliable unreliable
sufficient insufficient
necessary unnecessary
useful useless
harmless harmful
careful careless
regular irregular
direct indirect
dependent independent
conscious unconscious
fair unfair
official unofficial
armed unarmed
married unmarried
employed unemployed
paid unpaid
sealed unsealed
welcome unwelcome
solved unsolved
inhabited uninhabited
genuine,authentic fake,forged,false
acute chronic
mild moderate severe
mildly moderately severely
benign malignant
solid liquid gaseous
acid,acidic alkaline
wooden metal stone brick concrete glass plastic
gold silver copper bronze iron steel tin
crimson scarlet turquoise beige golden violet
before behind beside
near far
nearer,nearest farther,further,farthest,furthest
forward,forwards backward,backwards
northward,northwards southward,southwards eastward,eastwards westward,westwards
clockwise anticlockwise,counterclockwise
upstream downstream
uphill downhill
upstairs downstairs
ashore aboard
onshore offshore
indoor outdoor
indoors outdoors
eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
half,halves third,thirds quarter,quarters
once twice thrice
sooner later
ancient modern medieval
past future present
former current future
dawn dusk
sunrise sunset
weekday,weekdays weekend,weekends
breakfast lunch dinner supper
decade century millennium
brothers sisters sons daughters cousins uncles aunts mothers fathers
grandson granddaughter
stepmother stepfather
king queen prince princess emperor empress
bride groom,bridegroom
widow widower
child,children adult,adults parent,parents
nurse doctor
teacher,teachers pupil,pupils student,students
teach,teaches,taught learn,learns,learned,learnt
ask,asks,asked answer,answers,answered
question answer
valid,binding void
edible,harmless poisonous,deadly,toxic,lethal,venomous
endorsed,adopted,approved shelved,scrapped
collapsed,collapses,plunged,slumped recovered,recovers,rebounded
hypertension hypotension
hyperglycemia,hyperglycaemia hypoglycemia,hypoglycaemia
hyperthyroidism hypothyroidism
hyperthermia hypothermia
inhale,inhales,inhaled exhale,exhales,exhaled
raw cooked
benign malignant
acute chronic
systolic diastolic
causal casual
potable portable
foot car bus train tram bicycle,bike ferry plane
`
