/**
 * Words of sites: what a sentence must hold beside what a gap of a pattern took, or it is prose that begins as a notice
 * does. "Lesen Sie auch die alten Briefe." is advice; "Lesen Sie auch unseren Newsletter." is not. Stricter than the
 * words of frame-words.ts, of which one is enough in a line that repeats: here nothing but the pattern vouches. Words
 * stand as they fold; languages without a list have no rules that ask.
 */
import { wordSet } from '../fingerprint/word-set.js'

const LISTS = [
  // English, and names of sites in all languages
  'account accounts article articles ad ads advert adverts advertisement advertisements advertising ' +
    'adblock adblocker affiliate app apps blog blogs browser browsers captcha cloudflare comment ' +
    'comments commenting cookie cookies coupon coupons email emails facebook twitter ' +
    'instagram youtube tiktok linkedin pinterest whatsapp telegram reddit bluesky mastodon messenger ' +
    'google spotify followers forum forums homepage inbox internet ip javascript journalism link links ' +
    'login logged mailing newsletter newsletters newsroom notification notifications online password ' +
    'passwords paywall podcast podcasts post posts posting popup premium privacy recaptcha robot rss ' +
    'server site sites sms sponsored subscribe subscribed subscriber subscribers subscribing subscription ' +
    'subscriptions signin signup spam thread threads topic topics tracking trial unsubscribe unsubscribed ' +
    'url user users username video videos vpn web webpage website websites wifi widget copyright ' +
    'copyrighted trademark trademarks copyrights reproduced republished redistributed screen device ' +
    'devices connection traffic human vendors preferences webmaster faq hashtag tweet browsing upgrade ' +
    'digital headlines inboxes amazon commission independently disclaimer security region publisher ' +
    'published expressed contributors specification memo draft donation donations donate supporting ' +
    'reading error content unavailable requested story stories',
  // German
  'abo abos abonnement abonnements abonnieren abonniere abonniert abonnent abonnenten abonnentin ' +
    'anmelden anmeldung angemeldet einloggen eingeloggt registrieren registriert registrierung konto ' +
    'benutzerkonto kundenkonto benutzer nutzer nutzung werbung werbeblocker adblocker anzeige anzeigen ' +
    'artikel artikeln beitrag beitrage kommentar kommentare kommentaren kommentieren webseite website ' +
    'websites seite seiten inhalt inhalte inhalten datenschutz datenschutzerklarung einwilligung ' +
    'einstellungen einstellungen weiterlesen weiterzulesen postfach mail mailadresse ' +
    'newsletters browser datenverkehr passwort link links urheberrecht nachdruck vervielfaltigung ' +
    'vorbehalten partnerlinks provision journalismus redaktion app warenkorb ' +
    'mehrwertsteuer mwst impressum bot roboter fortzufahren neuigkeit neuigkeiten' +
    ' nachrichten neuigkeiten meldungen news angebote mitglied mitglieder mitgliedschaft spende spenden leser leserin leserinnen abbestellen abmelden kundigen kundbar kostenlos gratis probemonat testmonat freischalten ausgabe plus premium podcast podcasts video videos kanal teilen rabatt versand lieferung bestellung benachrichtigungen push',
  // French
  'abonnes abonne abonnez abonner abonnement abonnements inscrivez inscrire inscription ' +
    'connectez connecter connexion compte article articles contenu contenus site sites page pages ' +
    'publicite publicites commentaire commentaires cookies confidentialite newsletter infolettre lettre ' +
    'boite mail courriel navigateur javascript bloqueur reseaux video videos internaute internautes ' +
    'utilisateur utilisateurs redaction journalisme reproduction droits lien liens affilies panier ' +
    'traceurs consentement donnees conditions actualite actualites' +
    ' actualites actualite infos information informations lecteurs lecteur lectrices offre offres gratuit gratuitement don dons soutien soutenez membre membres alertes alerte notifications application appli podcast desabonner desinscrire resilier essai numerique presse premium partenaires cliquez bandeau',
  // Spanish
  'suscribete suscribirse suscripcion suscriptores suscriptor suscribirte suscribase boletin boletines ' +
    'cuenta articulo articulos contenido contenidos sitio web pagina paginas publicidad anuncio anuncios ' +
    'comentario comentarios cookies privacidad correo navegador usuario usuarios contrasena registrate ' +
    'registrarse registrado registro sesion periodismo noticias derechos enlaces afiliados redes app ' +
    'aplicacion consentimiento noticia' +
    ' noticias noticia novedades lectores lector ofertas oferta gratis donacion donaciones socio socios miembro miembros alertas notificaciones podcast correos baja prueba digital premium registrarte inscribete',
  // Portuguese
  'assine assinante assinantes assinatura artigo artigos conteudo conteudos materia materias site ' +
    'pagina publicidade anuncio anuncios bloqueador comentario comentarios cookies privacidade navegador ' +
    'conta cadastro cadastrado login newsletter usuario usuarios senha jornalismo direitos links ' +
    'redes aplicativo navegacao' +
    ' noticias noticia novidades leitores leitor ofertas oferta gratis doacao doacoes membro membros alertas notificacoes podcast cancelar digital premium cadastre inscreva inscrever reportagem reportagens',
  // Italian
  'abbonati abbonato abbonamento abbonarti articolo articoli contenuto contenuti sito pagina pubblicita ' +
    'commento commenti cookie privacy account accedi accesso newsletter iscriviti iscrizione utente ' +
    'utenti password browser giornalismo diritti link app notifiche email dati consenso' +
    ' notizie notizia novita lettori lettore offerte offerta gratis donazione donazioni soci membri avvisi podcast disdire prova digitale premium registrati contenuti redazione',
  // Dutch
  'abonnee abonnees abonneer abonnement artikel artikelen inhoud site website pagina advertentie ' +
    'advertenties reclame reactie reacties cookies privacy nieuwsbrief account inloggen ingelogd ' +
    'registreren geregistreerd aanmelden browser wachtwoord gebruiker gebruikers journalistiek rechten ' +
    'links app mailbox adblocker cookiebeleid' +
    ' nieuws lezers lezer aanbiedingen aanbieding gratis donatie leden lid meldingen podcast opzeggen opzegbaar proefabonnement digitaal premium redactie afmelden verhalen',
  // Polish
  'subskrypcja subskrybuj prenumerata prenumeratorow artykul artykulu artykuly tresc tresci serwis ' +
    'serwisu strona strony stronie reklama reklam reklamy komentarz komentarze komentarzy cookies ' +
    'ciasteczka ciasteczek prywatnosci newsletter newslettera konto zaloguj zalogowany zalogowac ' +
    'zarejestruj rejestracja przegladarka przegladarce przegladarki haslo uzytkownik uzytkownikow prawa ' +
    'linki aplikacja skrzynke mail' +
    ' wiadomosci czytelnicy czytelnikow oferta oferty darmowy bezplatnie wsparcie powiadomienia podcast premium redakcja redakcji serwisy cyfrowy',
  // Russian
  'podpiska подписка подписки подписку подписаться подпишитесь подписывайтесь подписчиков подписчикам ' +
    'сайт сайта сайте статья статьи статью статей материал материалы материалов реклама рекламы рекламу ' +
    'комментарий комментарии комментариев куки cookie конфиденциальности рассылка рассылку рассылки ' +
    'аккаунт войти войдите вход регистрация зарегистрируйтесь зарегистрированные авторизация ' +
    'авторизоваться браузер браузере браузера javascript пароль пользователь пользователей пользователи ' +
    'права ссылка ссылки гиперссылка приложение приложении почту почта почты редакция редакции новости ' +
    'новостей страница страницы телеграм канал канале' +
    ' читатели читателей читателям рассылки уведомления подкаст премиум бесплатно бесплатный выпуск контент контента соцсетях вконтакте редакцию издание издания журналистику журналистики',
  // Turkish
  'abone aboneler abonelik makale icerik icerige icerikler haber haberler site sitesi sitemiz web sayfa ' +
    'sayfasi reklam reklamlar yorum yorumlar yorumu cerez cerezler cerezleri gizlilik bulten bultene ' +
    'hesap hesabiniz hesabiniza giris uye uyelik tarayici sifre kullanici eposta uygulama haklari ' +
    'yorumlarimda tarayiciya adresim' +
    ' haberleri haberlerden okur okurlar ucretsiz bildirim bildirimler podcast premium bagis dijital gelismelerden',
]

/** Whether a token, given by its hash, is a word of sites. */
export const isTopic = wordSet(LISTS.join(' ').split(' '))
