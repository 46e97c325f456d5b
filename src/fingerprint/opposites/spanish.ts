/** Opposites in Spanish: see table.ts for how they are written. */
export const SPANISH = `
debe puede deberia deben pueden deberian
antes despues durante desde hasta
primero segundo tercero ultimo primera segunda tercera ultima siguiente anterior
mas menos mayor menor
levemente gravemente mortalmente
maximo minimo maxima minima
izquierda derecha arriba abajo
dentro fuera
si no verdadero falso
abierto cerrado abierta cerrada abrir cerrar abiertos cerrados
activado desactivado activar desactivar activada desactivada
permitido prohibido obligatorio opcional permitida prohibida obligatoria
grande pequeno pequena alto bajo alta baja largo corto larga corta
nuevo viejo nueva vieja antiguo antigua
siempre nunca
con sin
todos ninguno algunos todas ninguna algunas
hoy ayer manana
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunes martes miercoles jueves viernes sabado domingo
rojo verde azul amarillo negro blanco gris roja amarilla negra blanca
hombre mujer hombres mujeres
comprar vender
subio bajo sube baja aumento disminucion aumenta disminuye
ano mes semana dia hora minuto segundo anos meses semanas dias horas minutos segundos
podría,podrían debería,deberían querría
aprobad:o:a:os:as,aceptad:o:a:os:as,adoptad:o:a:os:as,aprobó,aceptó,adoptó rechazad:o:a:os:as,denegad:o:a:os:as,rechazó,denegó aplazad:o:a:os:as,aplazó retirad:o:a:os:as,retiró
aprueba,acepta,adopta rechaza,deniega aplaza
decidió,decidido,aceptó negó,negado,rehusó
confirmó,confirmad:o:a:os:as desmintió,desmentid:o:a:os:as,negó
favor contra
apoyó,apoyad:o:a:os:as combatió criticó,criticad:o:a:os:as
condenad:o:a:os:as,condenó absuelt:o:a:os:as,absolvió
culpable::s inocente::s
detenid:o:a:os:as,arrestad:o:a:os:as liberad:o:a:os:as
nombrad:o:a:os:as,contratad:o:a:os:as despedid:o:a:os:as,destituid:o:a:os:as
elegid:o:a:os:as derrotad:o:a:os:as
casad:o:a:os:as divorciad:o:a:os:as solter:o:a:os:as viud:o:a:os:as
nació,nacid:o:a:os:as murió,muert:o:a:os:as,falleció
viv:o:a:os:as muert:o:a:os:as
herid:o:a:os:as muert:o:a:os:as ilesos,ilesas,iles:o:a
construid:o:a:os:as,construyó demolid:o:a:os:as,destruid:o:a:os:as,derribad:o:a:os:as,destruyó restaurad:o:a:os:as,renovad:o:a:os:as
talad:o:a:os:as plantad:o:a:os:as
salvad:o:a:os:as destruid:o:a:os:as
encontrad:o:a:os:as,encontró perdid:o:a:os:as,perdió
ganó,gana,ganado perdió,pierde,perdido empató,empatado
victoria derrota empate
ganancia::s pérdida::s
vino,viene fue,va
llegó,llega,llegada salió,sale,salida,partió
entrada salida
entró,entra salió,sale
quedó,queda salió,marchó
compró,compra,comprad:o:a:os:as vendió,vende,vendid:o:a:os:as alquiló,alquila,alquilad:o:a:os:as
aumentó,aumentado,subió,subido,creció,crecido disminuyó,disminuido,bajó,bajado,cayó,caído
aumento,subida,crecimiento disminución,bajada,descenso,caída
mejoró,mejora,mejorado empeoró,empeora,empeorado
comenzó,comienza,empezó,empieza,comienzo,principio terminó,termina,acabó,acaba,final,fin
mayoría minoría
éxito fracaso
guerra paz
amig:o:a:os:as enemig:o:a:os:as
fuerte::s débil::es
difícil::es fácil::es
car:o:a:os:as barat:o:a:os:as
limpi:o:a:os:as suci:o:a:os:as
san:o:a:os:as enferm:o:a:os:as
feliz,felices triste::s
sec:o:a:os:as mojad:o:a:os:as,húmed:o:a:os:as
caliente::s frí:o:a:os:as
dur:o:a:os:as bland:o:a:os:as
joven,jóvenes viej:o:a:os:as
temprano tarde
rápid:o:a:os:as lent:o:a:os:as
cerca lejos
llen:o:a:os:as vací:o:a:os:as
mejor::es peor::es
buen::o:a:os:as mal::o:a:os:as
públic:o:a:os:as privad:o:a:os:as secret:o:a:os:as
voluntari:o:a:os:as obligatori:o:a:os:as
temporal::es permanente::s definitiv:o:a:os:as
parcial::es total::es complet:o:a:os:as
frecuente::s rar:o:a:os:as
posible::s imposible::s
conocid:o:a:os:as desconocid:o:a:os:as
delante detrás
encima debajo
norte sur este oeste
primavera verano otoño invierno
mañana tarde noche mediodía medianoche
día,días noche,noches
diari:o:a:os:as semanal::es mensual::es anual::es
cuart:o:a quint:o:a sext:o:a séptim:o:a octav:o:a noven:o:a décim:o:a
roj:o:a:os:as verde::s azul::es amarill:o:a:os:as negr:o:a:os:as blanc:o:a:os:as gris::es
clar:o:a:os:as oscur:o:a:os:as
madre padre hijo hija hermano hermana tío tía sobrino sobrina abuelo abuela primo prima
madres padres hijos hijas hermanos hermanas
niñ:o:os niñ:a:as
rey reina príncipe princesa
comprador::es vendedor::es
inquilin:o:a:os:as,arrendatari:o:a:os:as propietari:o:a:os:as,arrendador::es
empresari:o:a:os:as,empleador::es emplead:o:a:os:as,trabajador::es
acreedor::es deudor::es
dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien,ciento doscientos,doscientas mil millón,millones
respaldó,apoyó descartó,rechazó
respaldad:o:a descartad:o:a
comestible:s:,inocu:o:a venenos:o:a
benign:o:a malign:o:a
`
