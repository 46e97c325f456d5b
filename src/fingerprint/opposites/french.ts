/** Opposites in French: see table.ts for how they are written. */
export const FRENCH = `
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
devrait,devraient pourrait,pourraient voudrait,voudraient
adopté::e:s:es,approuvé::e:s:es,accepté::e:s:es,voté::e:s:es rejeté::e:s:es,refusé::e:s:es,repoussé::e:s:es reporté::e:s:es,ajourné::e:s:es retiré::e:s:es
adopte,approuve,accepte rejette,refuse reporte,ajourne
décidé,accepté refusé
confirmé::e:s:es démenti::e:s:es,dément nié::e
pour contre
soutenu::e:s:es,soutient combattu::e:s:es critiqué::e:s:es
salué::e:s:es condamné::e:s:es critiqué::e:s:es
condamné::e:s:es acquitté::e:s:es relaxé::e:s:es
coupable:s: innocent::e:s:es
arrêté::e:s:es libéré::e:s:es,relâché::e:s:es
nommé::e:s:es,embauché::e:s:es licencié::e:s:es,démis
élu::e:s:es battu::e:s:es
marié::e:s:es divorcé::e:s:es célibataire
né::e:s:es mort::e:s:es,décédé::e:s:es
vivant::e:s:es mort::e:s:es
tué::e:s:es blessé::e:s:es sauvé::e:s:es indemne:s:
construit::e:s:es,bâti::e:s:es démoli::e:s:es,détruit::e:s:es rénové::e:s:es,restauré::e:s:es
abattu::e:s:es planté::e:s:es épargné::e:s:es
sauvé::e:s:es,épargné::e:s:es détruit::e:s:es
trouvé::e:s:es perdu::e:s:es
gagné perdu,perd
victoire défaite
gain bénéfice perte
venu::e:s:es,vient parti::e:s:es,part
arrivé::e:s:es parti::e:s:es,part,départ
entrée sortie
entre sort
entré::e:s:es sorti::e:s:es
resté::e:s:es parti::e:s:es,part
acheté::e:s:es vendu::e:s:es,vend loué::e:s:es
augmenté,monté,progressé diminué,baissé,reculé,descendu
hausse,augmentation,croissance baisse,diminution,recul
amélioré::e:s:es aggravé::e:s:es,dégradé::e:s:es
renforcé::e:s:es affaibli::e:s:es
doublé triplé
commencé,début fini,finit,terminé,fin
majorité minorité
succès échec
guerre paix
ami::s:e:es ennemi::s:e:es
fort::e:s:es faible:s:
difficile:s: facile:s:
cher:s:,chère:s:,coûteux bon,marché
propre:s: sale:s:
sain::e:s:es malade:s:
heureux,heureuse malheureux,malheureuse,triste
sec,sèche mouillé::e:s:es,humide
chaud::e:s:es froid::e:s:es
dur::e:s:es mou,molle
jeune:s: vieux,vieille:s:,âgé::e:s:es
tôt tard
rapide:s: lent::e:s:es
rapidement lentement
proche:s:,près loin,lointain
plein::e:s:es vide:s:
meilleur::e:s:es pire:s:
bon,bonne:s: mauvais::e:es
public,publique:s:,publics privé::e:s:es secret,secrète
volontaire obligatoire
temporaire:s:,provisoire:s: permanent::e:s:es,définitif,définitive
partiel,partielle total::e,complet,complète
fréquent::e:s:es rare:s:
possible:s: impossible:s:
connu::e:s:es inconnu::e:s:es
visible:s: invisible:s:
légal::e illégal::e
devant derrière
dessus dessous
nord sud est ouest
printemps été automne hiver
matin midi soir nuit minuit
jour nuit
quotidien,quotidienne hebdomadaire mensuel,mensuelle annuel,annuelle
quatrième cinquième sixième septième huitième neuvième dixième
verts bleus noirs blancs rouges jaunes gris
vertes bleues noires blanches rouges jaunes grises
clair::e:s:es foncé::e:s:es sombre:s:
brun::e:s:es blond::e:s:es roux,rousse
mère père fils fille frère sœur oncle tante neveu nièceèreère cousin cousine
frères sœurs fils filles
garçon:s: fille:s:
roi reine prince princesse
acheteur:s: vendeur:s:
locataire:s: propriétaire:s:,bailleur:s:
employeur:s: employé::e:s:es,salarié::e:s:es
créancier:s: débiteur:s:
deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent mille million,millions milliard,milliards
comestible:s: vénéneu:x:se
bénin,bénigne malin,maligne
`
