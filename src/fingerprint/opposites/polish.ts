/** Opposites in Polish: see table.ts for how they are written. */
export const POLISH = `
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
mógł,mogła,mogłoby,mógłby,mogłaby musiał,musiała,musiałby powinien,powinna,powinno
przyjęt:y:a:e:o,uchwalon:y:a:e:o,zatwierdzon:y:a:e:o,przyjęła,przyjął,zatwierdził::a odrzucon:y:a:e:o,odrzucił::a,odmówił::a odroczon:y:a:e:o,odłożon:y:a:e:o,odroczył::a wycofan:y:a:e:o
postanowił::a:o:i,zdecydował::a:o:i odmówił::a:o:i
potwierdził::a:o:i zaprzeczył::a:o:i
za przeciw
poparł::a:o:i,popiera skrytykował::a:o:i potępił::a:o:i
skazan:y:a:e:o,skazał uniewinnion:y:a:e:o,uniewinnił
winn:y:a:e:i,winien niewinn:y:a:e:i
aresztowan:y:a:e:o,zatrzyman:y:a:e:o zwolnion:y:a:e:o,uwolnion:y:a:e:o
zatrudnion:y:a:e:o,mianowan:y:a:e:o zwolnion:y:a:e:o,odwołan:y:a:e:o
żonaty,zamężna rozwiedzion:y:a
urodził::a zmarł::a
żyw:y:a:e:i martw:y:a:e:i
zabit:y:a:e:o rann:y:a:e:i,ranion:y:a:e:o uratowan:y:a:e:o
zbudowan:y:a:e:o,wzniesion:y:a:e:o zburzon:y:a:e:o,zniszczon:y:a:e:o,rozebran:y:a:e:o odnowion:y:a:e:o,odbudowan:y:a:e:o
ścięt:y:a:e:o,wycięt:y:a:e:o posadzon:y:a:e:o oszczędzon:y:a:e:o
znalazł,znalazła,znalezion:y:a:e:o stracił::a,zgubion:y:a:e:o
wygrał::a:o:i,wygrywa przegrał::a:o:i,przegrywa zremisował::a:o:i
zwycięstwo porażka,klęska remis
zysk strata
przyszedł,przyszła,przychodzi poszedł,poszła,odszedł,odeszła
przyjechał::a:o:i,przyjazd odjechał::a:o:i,wyjechał::a:o:i,odjazd,wyjazd
wejście wyjście
kupił::a:o:i,kupuje sprzedał::a:o:i,sprzedaje wynajął,wynajęła
kupić sprzedać wynająć
wzrósł,wzrosła,wzrosło,wzrosły,rośnie,wzrost spadł::a:o:y,zmalał::a:o:y,spada,spadek
poprawił::a:o:y pogorszył::a:o:y
zaczął,zaczęła,rozpoczął,rozpoczęła,początek zakończył::a:o:y,skończył::a:o:y,koniec
otworzył::a:o zamknął,zamknęła
większość mniejszość
sukces porażka
wojna,wojny pokój,pokoju
przyjaciel,przyjaciele wróg,wrogowie
siln:y:a:e:i,mocn:y:a:e:i słab:y:a:e:i
trudn:y:a:e:i łatw:y:a:e:i
drog:i:a:ie tani::a:e
czyst:y:a:e brudn:y:a:e
zdrow:y:a:e chor:y:a:e
such:y:a:e mokr:y:a:e wilgotn:y:a:e
ciepł:y:a:e,gorąc:y:a:e zimn:y:a:e
tward:y:a:e miękk:i:a:ie
młod:y:a:e:zi star:y:a:e:zi
wcześnie,wcześniej późno,później
szybk:i:a:ie:o,szybciej woln:y:a:e:o,wolniej,powoli
blisko daleko
pełn:y:a:e pust:y:a:e
dobr:y:a:e:zi,lepsz:y:a:e,dobrze,lepiej zł:y:a:e,gorsz:y:a:e,źle,gorzej
publiczn:y:a:e prywatn:y:a:e tajn:y:a:e
tymczasow:y:a:e stał:y:a:e
możliw:y:a:e niemożliw:y:a:e
znan:y:a:e:i nieznan:y:a:e:i
nad pod przed za
wewnątrz zewnątrz
północ południe wschód zachód
północn:y:a:e południow:y:a:e wschodni::a:e zachodni::a:e
wiosna,wiosny,wiosnę lato,latem jesień,jesienią,jesieni zima,zimy,zimę
rano południe popołudnie wieczór,wieczorem noc,nocą,nocy
codziennie tygodniowo miesięcznie rocznie
czwart:y:a:e piąt:y:a:e szóst:y:a:e siódm:y:a:e ósm:y:a:e dziewiąt:y:a:e dziesiąt:y:a:e
poniedziałek wtorek środa,środę czwartek piątek sobota,sobotę niedziela,niedzielę
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
czerwon:y:a:e zielon:y:a:e niebiesk:i:a:ie żółt:y:a:e czarn:y:a:e biał:y:a:e szar:y:a:e brązow:y:a:e
jasn:y:a:e ciemn:y:a:e
mężczyzna kobieta mężczyźni kobiety
matka ojciec syn córka brat siostra wuj,stryj ciotka babcia dziadek
chłopiec,chłopcy dziewczynka,dziewczynki
kupując:y:ego,nabywca sprzedawca,sprzedając:y:ego
najemca wynajmując:y:ego
pracodawca pracownik
wierzyciel dłużnik
jeden,jedna,jedno dwa,dwie,dwóch trzy,trzech cztery,czterech pięć,pięciu sześć,sześciu siedem,siedmiu osiem,ośmiu dziewięć,dziewięciu dziesięć,dziesięciu jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt sto dwieście trzysta tysiąc,tysiące,tysięcy milion,miliony,milionów
`
