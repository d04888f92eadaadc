import type { Language } from './language'

export const french: Language = {
  share: 10,
  organisations:
    'Boulangerie|Théâtre|École|Clinique|Hôtel|Messagerie|Bibliothèque|Musée|Entrepôt|Fleuriste|Imprimerie'.split(
      '|',
    ),
  desks: 'comptabilité|accueil|bureau|achats|informatique|réservations|expédition'.split('|'),
  contactName: '{organisation} {ref}, {desk}',
  subject: '{topic} : {trouble}, commande {ref}',
  topics:
    'Export des factures|Synchronisation du calendrier|Connexion|Lecteur de codes-barres|Webhooks|Rapport de stock|Envoi de fichiers|Bons de livraison|Paiement par carte|Formulaire de réservation|Carnet d’adresses'.split(
      '|',
    ),
  troubles:
    's’arrête à mi-chemin|très lent depuis la mise à jour|affiche les chiffres d’hier|répond par une erreur|tout est envoyé deux fois|les accents disparaissent|il manque une page|ne s’ouvre pas sur la tablette|le code n’arrive jamais|mauvais fuseau horaire'.split(
      '|',
    ),
  openings: [
    'Bonjour, cela a commencé lundi et nous concerne tous.',
    'Nous avons essayé sur trois postes, avec le même résultat.',
    'Depuis la dernière mise à jour, quelque chose a changé chez nous.',
    'Le problème est malheureusement revenu.',
  ],
  details: [
    'La page indique « fin inattendue » et rien n’est enregistré ; la référence est {ref}.',
    'Le total du document {ref} diffère d’un centime de la somme de ses lignes.',
    'Au bout de deux minutes, la progression reste à 98 % ; tâche {ref}.',
    'Les clients voient la confirmation, mais le courriel numéro {ref} n’arrive pas.',
    'À l’impression de l’étiquette {ref}, la deuxième ligne est coupée à droite.',
  ],
  questions: [
    'Existe-t-il un réglage pour cela ?',
    'Pourriez-vous regarder avant la fin de la semaine ?',
    'Devons-nous faire quelque chose de notre côté ?',
    'Quand cela fonctionnera-t-il de nouveau ?',
  ],
  thanks: [
    'Merci pour ces précisions.',
    'Merci de votre patience.',
    'Toutes nos excuses pour la gêne.',
  ],
  findings: [
    'Une seconde tentative après un délai dépassé a été comptée comme une commande ; {ref} est corrigée.',
    'Le certificat avait expiré dans la nuit ; le nouveau est en place.',
    'À la ligne {ref} du fichier, un guillemet n’est pas doublé ; la suite a été ignorée.',
    'Le cache gardait l’ancienne adresse pendant une heure. Il est vidé pour le compte {ref}.',
    'L’erreur vient de chez nous. Elle est notée sous {ref} et sera corrigée à la prochaine version.',
  ],
  closings: [
    'Merci de réessayer et de me dire si cela tient.',
    'Je vous écris dès que la correction est en ligne.',
    'Rien n’est perdu et rien n’est à ressaisir.',
  ],
  notes: [
    'Reproduit avec le compte de {ref}.',
    'Même cause que {ref}, question posée à la plateforme.',
    'Troisième signalement cette semaine.',
    'En attente du journal de {ref}.',
  ],
  blank: ' ',
}
