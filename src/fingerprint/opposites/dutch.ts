/** Opposites in Dutch: see table.ts for how they are written. */
export const DUTCH = `
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
zou,zouden zal,zullen kon,konden moest,moesten mocht,mochten
aangenomen,goedgekeurd,besloten,ingestemd afgewezen,verworpen,geweigerd uitgesteld,verdaagd ingetrokken
keurt,besluit weigert,verwerpt verdaagt
bevestigd,bevestigde ontkend,ontkende
voor tegen
voor achter naast
boven onder
veroordeeld vrijgesproken
schuldig onschuldig
gearresteerd,aangehouden vrijgelaten
benoemd,aangesteld ontslagen afgetreden
getrouwd gescheiden
geboren gestorven,overleden
gedood gewond gered
gebouwd gesloopt,afgebroken gerestaureerd
gekapt geplant gespaard
gered vernield,verwoest
gevonden verloren
gewonnen,won verloren,verloor
overwinning nederlaag
winst verlies
gekomen,kwam,komt gegaan,ging,gaat
aangekomen,aankomst vertrokken,vertrek
ingang uitgang
gekocht,kocht verkocht gehuurd verhuurd
kopen verkopen huren verhuren
gestegen,steeg,stijgt,toegenomen,stijging,toename gedaald,daalde,daalt,afgenomen,daling,afname
verbeterd verslechterd
begonnen,begon,begint geëindigd,eindigde,eindigt
meerderheid minderheid
oorlog vrede
vriend,vrienden vijand,vijanden
sterk,sterke zwak,zwakke
moeilijk makkelijk,gemakkelijk,eenvoudig
goedkoop,goedkope duur,dure
gezond ziek
droog nat
jong,jonge oud,oude
vroeg,vroeger laat,later
snel,sneller langzaam,langzamer
vol leeg
goed,goede,beter slecht,slechte,slechter
openbaar,openbare privé
tijdelijk permanent,blijvend
gedeeltelijk volledig
vaak zelden
mogelijk onmogelijk
bekend onbekend
geldig ongeldig
binnen buiten
noord noorden zuid zuiden oost oosten west westen
noordelijk,noordelijke zuidelijk,zuidelijke oostelijk,oostelijke westelijk,westelijke
lente,voorjaar zomer herfst,najaar winter
ochtend middag avond nacht
dagelijks wekelijks maandelijks jaarlijks
vierde vijfde zesde zevende achtste negende tiende
rode groene blauwe gele zwarte witte grijze bruine
man vrouw mannen vrouwen
jongen meisje jongens meisjes
moeder vader zoon dochter broer zus oom tante neef nicht grootmoeder grootvader
koper verkoper
huurder verhuurder
werkgever werknemer
twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend miljoen miljard
`
