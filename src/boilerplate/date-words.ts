/** Names of months and weekdays: in a line with a number they change from page to page as the number does. */
import { wordSet } from '../fingerprint/word-set.js'

/** As they fold, in the languages with the most text on the web; short forms as bylines print them. */
export const isDateWord = wordSet(
  (
    'january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'januar februar marz mai juni juli oktober dezember janner dez okt ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag ' +
    'janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche ' +
    'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ' +
    'lunes martes miercoles jueves viernes sabado domingo ' +
    'janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro segunda terca quarta quinta sexta feira ' +
    'gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre ' +
    'lunedi martedi mercoledi giovedi venerdi domenica sabato ' +
    'januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
    'января февраля марта апреля мая июня июля августа сентября октября ноября декабря ' +
    'понедельник вторник среда четверг пятница суббота воскресенье am pm'
  ).split(' '),
)
