/** Opposites in Portuguese: see table.ts for how they are written. */
export const PORTUGUESE = `
deve pode deveria devem podem deveriam
antes depois durante
primeiro segundo terceiro ultimo primeira segunda terceira ultima proximo anterior
mais menos maior menor
esquerda direita acima abaixo
sim nao verdadeiro falso
aberto fechado aberta fechada abrir fechar abertos fechados
ativado desativado ativar desativar
permitido proibido obrigatorio opcional permitida proibida obrigatoria
grande pequeno pequena alto baixo alta baixa longo curto
novo velho nova velha antigo antiga
sempre nunca
com sem
hoje ontem amanha
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
segunda terca quarta quinta sexta sabado domingo
vermelho verde azul amarelo preto branco cinza
homem mulher homens mulheres
poderia,poderiam deveria,deveriam
aprovad:o:a:os:as,aceit:o:a:os:as,adotad:o:a:os:as,aprovou,aceitou rejeitad:o:a:os:as,recusad:o:a:os:as,negad:o:a:os:as,rejeitou,recusou,negou adiad:o:a:os:as,adiou retirad:o:a:os:as
aprova,aceita rejeita,recusa adia
decidiu recusou
confirmou,confirmad:o:a:os:as desmentiu,negou
condenad:o:a:os:as,condenou absolvid:o:a:os:as,absolveu
culpad:o:a:os:as inocente::s
pres:o:a:os:as,detid:o:a:os:as libertad:o:a:os:as,solt:o:a:os:as
nomead:o:a:os:as,contratad:o:a:os:as demitid:o:a:os:as
eleit:o:a:os:as derrotad:o:a:os:as
casad:o:a:os:as divorciad:o:a:os:as solteir:o:a:os:as
nasceu,nascid:o:a:os:as morreu,mort:o:a:os:as
viv:o:a:os:as mort:o:a:os:as
ferid:o:a:os:as mort:o:a:os:as iles:o:a:os:as
construíd:o:a:os:as,construiu demolid:o:a:os:as,destruíd:o:a:os:as,destruiu restaurad:o:a:os:as
cortad:o:a:os:as,abatid:o:a:os:as plantad:o:a:os:as poupad:o:a:os:as
encontrad:o:a:os:as,encontrou perdid:o:a:os:as,perdeu
ganhou,ganha,venceu perdeu,perde empatou
vitória derrota empate
ganho,lucro perda,prejuízo
veio,vem foi,vai
chegou,chega,chegada partiu,saiu,sai,partida,saída
entrada saída
comprou,compra,comprad:o:a:os:as vendeu,vende,vendid:o:a:os:as alugou,aluga,alugad:o:a:os:as
aumentou,aumentado,subiu,subido,cresceu diminuiu,diminuído,caiu,caído,desceu
aumento,subida,crescimento diminuição,queda,descida
melhorou,melhora piorou,piora
começou,começa,começo,início terminou,termina,acabou,acaba,fim,final
maioria minoria
sucesso fracasso
amig:o:a:os:as inimig:o:a:os:as
forte::s frac:o:a:os:as
difícil,difíceis fácil,fáceis
limp:o:a:os:as suj:o:a:os:as
saudáve:l:is doente::s
sec:o:a:os:as molhad:o:a:os:as,úmid:o:a:os:as,húmid:o:a:os:as
quente::s fri:o:a:os:as
dur:o:a:os:as macio,macia,mole
jovem,jovens velh:o:a:os:as,idos:o:a:os:as
cedo tarde
perto longe
chei:o:a:os:as vazi:o:a:os:as
melhor::es pior::es
bom,boa,bons,boas mau,má,maus,más,ruim
temporári:o:a:os:as permanente::s definitiv:o:a:os:as
parcial,parciais total,totais complet:o:a:os:as
possível,possíveis impossível,impossíveis
conhecid:o:a:os:as desconhecid:o:a:os:as
frente atrás
dentro fora
norte sul leste oeste
primavera verão outono inverno
manhã tarde noite madrugada
dia,dias noite,noites
diári:o:a:os:as semanal,semanais mensal,mensais anual,anuais
quart:o:a quint:o:a sext:o:a sétim:o:a oitav:o:a non:o:a décim:o:a
vermelh:o:a:os:as verde::s azul,azuis amarel:o:a:os:as pret:o:a:os:as branc:o:a:os:as cinza::s
clar:o:a:os:as escur:o:a:os:as
mãe pai filho filha irmão irmã tio tia sobrinho sobrinha avô primo prima
mães pais filhos filhas irmãos irmãs
menin:o:os menin:a:as
rei rainha príncipe princesa
inquilin:o:a:os:as proprietári:o:a:os:as,senhorio
empregador::es empregad:o:a:os:as,trabalhador::es
credor::es devedor::es
dois,duas três quatro cinco seis sete oito nove dez onze doze treze catorze,quatorze quinze dezesseis,dezasseis dezessete,dezassete dezoito dezenove,dezanove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem,cento duzentos mil milhão,milhões
`
