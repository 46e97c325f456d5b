/** Opposites in Turkish: see table.ts for how they are written. */
export const TURKISH = `
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
kabul,onaylandı,onayladı ret,reddedildi,reddetti ertelendi,erteledi
kabul red
karar,kararı ret
doğruladı,doğrulandı yalanladı,yalanlandı
karşı lehine aleyhine
suçlu suçsuz,masum
mahkum beraat
tutuklandı,gözaltına serbest
atandı görevden istifa
evli boşanmış bekar
doğdu öldü
öldü yaralandı kurtuldu
yapıldı,inşa yıkıldı onarıldı
kesildi dikildi
bulundu,buldu kayboldu,kaybetti
kazandı,kazanır kaybetti,kaybeder
zafer,galibiyet yenilgi,mağlubiyet beraberlik
kar zarar
geldi,gelir gitti,gider
giriş çıkış
girdi çıktı
aldı,satın sattı,satılık kiraladı,kiralık
arttı,artış,yükseldi,artar azaldı,azalış,düştü,düşüş,azalır
iyileşti kötüleşti
başladı,başlar,başlangıç bitti,biter,son
açıldı,açtı kapandı,kapattı
çoğunluk azınlık
savaş barış
dost düşman
güçlü zayıf
zor kolay
pahalı ucuz
temiz kirli
sağlıklı hasta
kuru ıslak
sıcak soğuk
sert yumuşak
genç yaşlı
erken geç
hızlı yavaş
yakın uzak
dolu boş
iyi kötü
daha az
kamu özel
geçici kalıcı
içinde dışında
önünde arkasında yanında
üstünde altında
kuzey güney doğu batı
ilkbahar yaz sonbahar kış
sabah öğle akşam gece
günlük haftalık aylık yıllık
dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu
anne baba oğul kız kardeş amca dayı teyze hala dede nine
erkek kadın
kral kraliçe
alıcı satıcı
kiracı
işveren işçi
bir iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen doksan yüz bin milyon milyar
`
