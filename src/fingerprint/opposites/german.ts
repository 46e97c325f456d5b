/** Opposites in German: see table.ts for how they are written. */
export const GERMAN = `
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
würde,würden wird,werden könnte,könnten sollte,sollten müsste,müssten
kann,können muss,müssen soll,sollen darf,dürfen will,wollen
angenommen,beschlossen,genehmigt,gebilligt,bewilligt,verabschiedet,zugestimmt abgelehnt,verworfen,verweigert vertagt,verschoben zurückgezogen
nimmt,beschließt,genehmigt,billigt,bewilligt lehnt,verwirft,verweigert vertagt,verschiebt
bestätigt,bestätigte bestritten,bestreitet,dementiert,dementierte
gewählt abgewählt wiedergewählt
unterstützt,unterstützte,befürwortet bekämpft,bekämpfte abgelehnt
gelobt,begrüßt kritisiert,verurteilt
für gegen
verurteilt freigesprochen
schuldig unschuldig
verhaftet,festgenommen freigelassen,entlassen
eingestellt,ernannt entlassen zurückgetreten
verheiratet geschieden ledig verwitwet
geboren gestorben
überlebt,überlebte gestorben,starb
getötet verletzt gerettet unverletzt vermisst
lebendig tot
gebaut,errichtet abgerissen,zerstört renoviert,saniert
gefällt gepflanzt verschont
gerettet,bewahrt zerstört
gefunden verloren
gewonnen,gewann,gewinnt verloren,verlor,verliert
gewann verlor
sieg niederlage unentschieden
gewinn verlust
gekommen,kam,kommt gegangen,ging,geht
angekommen,ankunft abgereist,abgefahren,abfahrt,abreise
eingang ausgang
betreten verlassen
blieb,bleibt,geblieben ging,geht,gegangen
gab,gibt nahm,nimmt
gekauft,kaufte verkauft,verkaufte gemietet vermietet
gestiegen,stieg,steigt,erhöht,zugenommen,wuchs gefallen,fiel,fällt,gesunken,sank,sinkt,gesenkt,abgenommen
zunahme,anstieg,erhöhung,steigerung abnahme,rückgang,senkung
verbessert,verbesserte verschlechtert,verschlechterte
gestärkt geschwächt
verlängert verkürzt
verdoppelt halbiert verdreifacht
begonnen,begann,beginnt,anfang,beginn geendet,endete,endet,beendet,ende
eröffnet,eröffnete geschlossen,schloss
mehrheit minderheit
erfolg misserfolg
erfolgreich erfolglos
krieg frieden
freund,freunde feind,feinde
stark,starke,starken,stärker schwach,schwache,schwachen,schwächer
schwierig,schwer leicht,einfach
billig,billiger,günstig teuer,teurer
laut leise
sauber schmutzig
gesund krank
glücklich unglücklich,traurig
trocken nass,feucht
hart weich
jung,junge,jungen,jünger alt,alte,alten,älter
früh,früher spät,später
schnell,schneller langsam,langsamer
nah,nahe fern,weit
voll leer
richtig falsch
gut,gute,guten,besser schlecht,schlechte,schlechten,schlechter
beste,besten schlechteste,schlechtesten
öffentlich,öffentliche,öffentlichen privat,private,privaten geheim
freiwillig verpflichtend,obligatorisch
vorübergehend dauerhaft
teilweise vollständig
häufig selten
sicher unsicher
möglich unmöglich
nötig unnötig
bekannt unbekannt
sichtbar unsichtbar
gültig ungültig
legal illegal
vor hinter neben
davor dahinter daneben
über unter
innerhalb außerhalb
hinauf,herauf,aufwärts hinab,herab,abwärts
vorwärts rückwärts
nord norden süd süden ost osten west westen nordosten nordwesten südosten südwesten
nördlich südlich östlich westlich
nördliche,nördlichen südliche,südlichen östliche,östlichen westliche,westlichen
frühling,frühjahr sommer herbst winter
frühlings sommers herbstes winters
morgens mittags nachmittags abends nachts
morgen vormittag mittag nachmittag abend nacht mitternacht
tag nacht
gestern heute morgen vorgestern übermorgen
täglich wöchentlich monatlich jährlich stündlich
fünfte,fünften sechste,sechsten siebte,siebten achte,achten neunte,neunten zehnte,zehnten
rot,rote,roten,roter grün,grüne,grünen,grüner blau,blaue,blauen,blauer gelb,gelbe,gelben,gelber
schwarz,schwarze,schwarzen weiß,weiße,weißen grau,graue,grauen braun,braune,braunen
hell,helle,hellen dunkel,dunkle,dunklen
mutter vater sohn tochter bruder schwester onkel tante neffe nichte großmutter großvater
mütter väter söhne töchter brüder schwestern
junge,jungen mädchen
könig königin
käufer verkäufer
mieter vermieter
arbeitgeber arbeitnehmer
gläubiger schuldner
kläger beklagter,beklagte
zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend million,millionen milliarde,milliarden
zugestimmt widersprochen
essbar,genießbar,harmlos,ungefährlich giftig,tödlich
gültig,wirksam nichtig,unwirksam
gutartig bösartig
`
