/** Opposites in Italian: see table.ts for how they are written. */
export const ITALIAN = `
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
potrebbe,potrebbero vorrebbe dovrebbe,dovrebbero
approvat:o:a:i:e,accettat:o:a:i:e,adottat:o:a:i:e,accolt:o:a:i:e respint:o:a:i:e,rifiutat:o:a:i:e,bocciat:o:a:i:e rinviat:o:a:i:e ritirat:o:a:i:e
approva,accetta,accoglie respinge,rifiuta,boccia rinvia
deciso,accettato rifiutato
confermat:o:a:i:e smentit:o:a:i:e negat:o:a:i:e
favore contro
condannat:o:a:i:e assolt:o:a:i:e
colpevol:e:i innocent:e:i
arrestat:o:a:i:e liberat:o:a:i:e,rilasciat:o:a:i:e
nominat:o:a:i:e,assunt:o:a:i:e licenziat:o:a:i:e
elett:o:a:i:e sconfitt:o:a:i:e
sposat:o:a:i:e divorziat:o:a:i:e
nat:o:a:i:e mort:o:a:i:e
viv:o:a:i:e mort:o:a:i:e
ferit:o:a:i:e uccis:o:a:i:e illes:o:a:i:e
costruit:o:a:i:e demolit:o:a:i:e,distrutt:o:a:i:e,abbattut:o:a:i:e restaurat:o:a:i:e
tagliat:o:a:i:e piantat:o:a:i:e
salvat:o:a:i:e distrutt:o:a:i:e
trovat:o:a:i:e pers:o:a:i:e,perdut:o:a:i:e
vinto,vince perso,perde
vittoria,vittorie sconfitta,sconfitte pareggio
guadagno profitto perdita
venut:o:a:i:e,viene andat:o:a:i:e,va
arrivat:o:a:i:e,arriva,arrivo partit:o:a:i:e,parte,partenza
entrata,ingresso uscita
comprat:o:a:i:e,acquistat:o:a:i:e,compra vendut:o:a:i:e,vende affittat:o:a:i:e
comprare,acquistare vendere affittare
aumentat:o:a:i:e,aumenta,salit:o:a:i:e,cresciut:o:a:i:e,aumento,crescita diminuit:o:a:i:e,diminuisce,sces:o:a:i:e,calat:o:a:i:e,diminuzione,calo
migliorat:o:a:i:e,migliora peggiorat:o:a:i:e,peggiora
cominciat:o:a:i:e,iniziat:o:a:i:e,inizia,inizio finit:o:a:i:e,finisce,terminat:o:a:i:e,fine
maggioranza minoranza
successo fallimento,insuccesso
guerra pace
amic:o:a:i nemic:o:a:i
fort:e:i debol:e:i
difficil:e:i facil:e:i
car:o:a:i:e economic:o:a:i:e
pulit:o:a:i:e sporc:o:a:i:e
san:o:a:i:e malat:o:a:i:e
felic:e:i trist:e:i
asciutt:o:a:i:e,secc:o:a:i:e bagnat:o:a:i:e,umid:o:a:i:e
cald:o:a:i:e fredd:o:a:i:e
dur:o:a:i:e morbid:o:a:i:e
giovan:e:i vecchi::o:a:e,anzian:o:a:i:e
presto tardi
veloc:e:i lent:o:a:i:e
vicin:o:a:i:e lontan:o:a:i:e
pien:o:a:i:e vuot:o:a:i:e
miglior::e:i peggior::e:i
buon::o:a:i:e cattiv:o:a:i:e
pubblic:o:a:i:he privat:o:a:i:e segret:o:a:i:e
volontari:o:a obbligatori:o:a
temporane:o:a:i:e permanent:e:i definitiv:o:a:i:e
parzial:e:i total:e:i complet:o:a:i:e
possibil:e:i impossibil:e:i
davanti dietro
nord sud est ovest
primavera estate autunno inverno
mattina,mattino mezzogiorno pomeriggio sera notte mezzanotte
giorno notte
quotidian:o:a:i:e,giornalier:o:a:i:e settimanal:e:i mensil:e:i annual:e:i
quart:o:a quint:o:a sest:o:a settim:o:a ottav:o:a non:o:a decim:o:a
ross:o:a:i:e verd:e:i blu giall:o:a:i:e ner:o:a:i:e bianc:o:a:hi:he grigi::o:a:e
chiar:o:a:i:e scur:o:a:i:e
madre padre figlio figlia fratello sorella zio zia nipote nonno nonna cugino cugina
fratelli sorelle figli figlie
ragazz:o:i ragazz:a:e
re regina principe principessa
acquirent:e:i,compratore venditor:e:i
inquilin:o:a:i:e,conduttore proprietari::o:a,locatore
datore,datori lavoratore,lavoratori,dipendent:e:i
creditor:e:i debitor:e:i
due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille,mila milione,milioni miliardo,miliardi
`
