/**
 * Words in which sites speak of themselves and to their readers. All that counting can say of "This site uses cookies"
 * and of "The tenant shall not keep animals" is the same: both stand on many pages, beside other text each time. What
 * tells them apart is what they speak of, so a line that repeats needs such words, or the company of lines that have.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { isLabel, mayBegin, NUMBER, SENTENCE } from '../fingerprint/marks.js'
import { ENDS_SENTENCE, LINKS } from '../fingerprint/shape.js'
import { wordSet } from '../fingerprint/word-set.js'

const set = (...lists: readonly string[]) => wordSet(lists.join(' ').split(' '))

/** Hardly said of anything but pages, in the languages with the most text on the web; as they fold. */
const isSiteWord = set(
  'cookie cookies newsletter newsletters website websites homepage webpage subscribe subscribed subscriber subscribers ' +
    'subscription subscriptions unsubscribe login logout bookmark bookmarks advert advertisement advertisements ads ' +
    'advertising sponsored paywall permalink copyright faq rss facebook twitter instagram youtube whatsapp linkedin ' +
    'pinterest telegram tweet blog blogs wiki forum forums watchlist wishlist javascript browser username password ' +
    'signup webmaster sitemap imprint podcast hyperlink feedback',
  'datenschutz impressum abonnement abonnieren abo anmelden einloggen registrieren anzeige werbung startseite ' +
    'webseite nutzungsbedingungen weiterlesen kommentare urheberrecht',
  'abonnements abonnez inscrivez infolettre temoins publicite accueil confidentialite mentions connecter deconnecter',
  'suscribete suscribirse suscripcion suscriptores boletin publicidad privacidad iniciar registrate apuntate cookies',
  'assine assinatura assinantes publicidade privacidade abbonati abbonamento pubblicita privacy iscriviti accedi',
  'abonneer nieuwsbrief inloggen advertentie privacybeleid prenumerera nyhetsbrev reklam reklama ciasteczka',
  'подписка подписаться подпишитесь подписывайтесь реклама сайт сайта сайте куки войти регистрация файлы комментарии',
)
/** Said of pages and of other things: two of them, or one with what is said to a reader. */
const isPageWord = set(
  'page pages site section sections article articles story stories post posts posted topic topics thread threads ' +
    'comment comments reply replies read reading reader readers share shared sharing follow following member members ' +
    'membership user users account accounts register registered registration editing edit edited edits mail mailbox ' +
    'email emails mailing online archive archives access content contents notice alerts link links menu search help ' +
    'contact privacy terms policy policies rights reserved licence license licensed print save device settings accept ' +
    'visit visits visited visitors view views viewed preferences ad partners updates updated modified reviewed ' +
    'accessed generated guests confirmed digital download downloads app news latest related recommended popular ' +
    'skip back top browse categories tags theme powered delivery basket cart checkout item items bought ' +
    'trial free join become unlock premium supporter supporters account sources references banner video videos photo photos media attachments journalism donate',
  'seite seiten artikel thema themen beitrag beitrage lesen lesern leser teilen konto benutzer nutzer mitglied ' +
    'mitglieder anmeldung inhalt inhalte rechte vorbehalten nachdruck genehmigung aktualisiert zuletzt kontakt hilfe ' +
    'suche kostenlos dossier bestellen nachrichten meldungen einstellungen akzeptieren drucken merken',
  'rubrique lire lecture lecteurs partager partagez compte membre membres utilisateur utilisateurs gratuitement ' +
    'droits reserves reproduction interdite contenu accepter refuser parametres partenaires redaction actualites ' +
    'recherche contactez imprimer courriel edition commentaires',
  'pagina paginas articulo articulos noticia noticias leer leyendo lectura lectores comparte compartir cuenta usuario ' +
    'usuarios socio socios gratis derechos reservados prohibida reproduccion contenido aceptar configuracion ' +
    'configurarlas socios buscar contacto imprimir correo resumen semanal comentarios',
  'artigo artigos leia leitura leitores compartilhe conta direitos conteudo aceitar busca articolo articoli leggi ' +
    'lettura lettori condividi utente utenti diritti riservati contenuto accetta cerca contatti',
  'artikelen lees lezers delen gebruikers rechten voorbehouden inhoud zoeken sida innehall rattigheter',
  'страница страницы читать читайте читатели поделиться права защищены использование материалов контакты поиск ' +
    'помощь пользователей содержание новости комментарий обновлено',
)
/** What is said to a reader; once a line. */
const isAddress = set(
  'you your yours us our ours we please',
  'sie ihr ihre ihren ihnen wir uns unser unsere unserem unseren bitte hier',
  'vous votre vos nous notre nos',
  'usted su sus nuestro nuestra nosotros voce seu sua nosso nossa voi vostro nostro u uw onze',
  'вы вас вам ваш ваши мы нас наш наши наших',
)
/** Said of papers and books as well: these count in what is no sentence. */
const isPrintWord = set(
  'printed published issue edition magazine press newspaper gazette journal volume vol number last version sheet',
  'ausgabe verlag erschienen gedruckt nummer zeitung numero num journal publie imprime edicion revista diario',
)

/** Said of what the numbers of a page count, beside a word that says that it is one. */
const isCountWord = set(
  'last changed revised created times since number zuletzt geandert mal derniere modification modifie fois vez ' +
    'ultima modificado actualizado actualizada aggiornato modificato vezes laatst gewijzigd изменено обновлена раз',
)

const SITE = 2
/** A sentence between paragraphs speaks of its site by two page words, or one with an address. */
const ENOUGH = 2
/** Words of a label that speaks of its site by one word. */
const LABEL = 8
/** Words of a row of links that needs none of these words. */
const ROW = 4

/** Whether a block speaks of its site: a sentence by two words, a short label or a row of links by one. */
export function speaksOfSite(corpus: Corpus, block: number): boolean {
  const { first } = corpus
  const size = first.at(block + 1) - first.at(block)
  return (isRow(corpus, block) && size >= ROW) || speaksWithout(corpus, block, size, size)
}

/** The same without the tokens [gap, end) of the block, in which a near copy differs. */
export function speaksWithout(corpus: Corpus, block: number, gap: number, end: number): boolean {
  const { hash, first } = corpus
  const from = first.at(block)
  const size = first.at(block + 1) - from
  const label = isUnstopped(corpus, block)
  let score = 0
  let address = 0
  for (let i = 0; i < size; i += 1) {
    if (i >= gap && i < end) continue
    if (isAddress(hash.at(from + i))) address = 1
    score += weightOf(hash.at(from + i), label)
  }
  return score > 0 && score + address >= (label && size <= LABEL ? 1 : ENOUGH)
}

/**
 * Whether the numbers of a block count pages, readers and days of the site: "This page was last edited on 3 May". One
 * word may be of anything ("The account holds 500 euros"), and what is said to a reader is no count.
 */
export function countsForSite(corpus: Corpus, block: number): boolean {
  const { hash, first } = corpus
  const label = isUnstopped(corpus, block)
  let score = 0
  let counts = 0
  for (let at = first.at(block); at < first.at(block + 1); at += 1) {
    score += weightOf(hash.at(at), label)
    if (isCountWord(hash.at(at))) counts = 1
  }
  return score > 0 && score + counts >= ENOUGH
}

/**
 * Whether a sentence of a block has a number and no word of sites, pages or papers: a time, a price, a date that all pages of
 * a site may tell, and that would be told nowhere any more. A row of links counts pages.
 */
export function tellsFact(corpus: Corpus, block: number): boolean {
  const { hash, marks, first } = corpus
  if (isRow(corpus, block)) return false
  let [numbers, ofSite] = [0, false]
  for (let at = first.at(block); at < first.at(block + 1); at += 1) {
    if ((marks.at(at) & SENTENCE) !== 0 || mayBegin(marks.at(at))) {
      if (numbers > 0 && !ofSite) return true
      ;[numbers, ofSite] = [0, false]
    }
    if ((marks.at(at) & NUMBER) !== 0 && !isLabel(marks.at(at))) numbers += 1
    else ofSite ||= weightOf(hash.at(at), true) > 0 || isCountWord(hash.at(at))
  }
  return numbers > 0 && !ofSite
}

/** Whether a single word may be of the site: little, but beside lines that speak of it at each page's border enough. */
export function hintsAtSite({ hash, first }: Corpus, block: number): boolean {
  for (let at = first.at(block); at < first.at(block + 1); at += 1)
    if (weightOf(hash.at(at), true) > 0) return true
  return false
}

function weightOf(word: number, label: boolean): number {
  if (isSiteWord(word)) return SITE
  return isPageWord(word) || (label && isPrintWord(word)) ? 1 : 0
}

const isUnstopped = ({ shape }: Corpus, block: number) => (shape.at(block) & ENDS_SENTENCE) === 0
const isRow = ({ shape }: Corpus, block: number) => (shape.at(block) & LINKS) !== 0
