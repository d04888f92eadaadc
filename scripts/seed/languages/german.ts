import type { Language } from './language'

export const german: Language = {
  share: 18,
  organisations:
    'Bäckerei|Theater|Schule|Praxis|Gasthof|Kurierdienst|Bücherei|Museum|Lager|Gärtnerei|Druckerei|Sportverein'.split(
      '|',
    ),
  desks: 'Buchhaltung|Empfang|Büro|Einkauf|Technik|Buchung|Versand'.split('|'),
  contactName: '{organisation} {ref}, {desk}',
  subject: '{topic}: {trouble}, Auftrag {ref}',
  topics:
    'Rechnungsexport|Kalenderabgleich|Anmeldung|Barcodescanner|Webhooks|Kennwort zurücksetzen|Lagerbericht|Dateien hochladen|Lieferscheine|Kartenzahlung|Buchungsformular|Adressbuch|Etikettendruck'.split(
      '|',
    ),
  troubles:
    'bricht auf halbem Weg ab|ist seit der Aktualisierung sehr langsam|zeigt Zahlen von gestern|antwortet mit einem Fehler|sendet alles doppelt|ersetzt die Umlaute|lässt eine Seite aus|öffnet sich nicht auf dem Tablet|verlangt einen Code, der nie kommt|zählt einen zu viel|steht in der falschen Zeitzone'.split(
      '|',
    ),
  openings: [
    'Guten Tag, das besteht seit Montag und betrifft uns alle.',
    'Wir haben es an drei Rechnern versucht, mit demselben Ergebnis.',
    'Seit der letzten Aktualisierung hat sich bei uns etwas geändert.',
    'Ich soll das von einer Kollegin weitergeben.',
    'Leider ist der Fehler wieder da.',
  ],
  details: [
    'Auf der Seite steht „unerwartetes Ende“, gespeichert wird nichts; die Nummer ist {ref}.',
    'Die Summe auf Beleg {ref} weicht um einen Cent von den Zeilen ab.',
    'Nach etwa zwei Minuten bleibt die Anzeige bei 98 Prozent stehen; Vorgang {ref}.',
    'Gäste sehen die Bestätigung, aber die E-Mail mit der Nummer {ref} kommt nicht an.',
    'Beim Drucken von Etikett {ref} fehlt rechts die zweite Zeile.',
    'Aus „Übersicht März.pdf“ wird beim Herunterladen „_bersicht M_rz.pdf“.',
  ],
  questions: [
    'Gibt es dafür eine Einstellung?',
    'Könnten Sie bis Ende der Woche nachsehen?',
    'Müssen wir auf unserer Seite etwas tun?',
    'Wann ist damit wieder zu rechnen?',
    'Bei Bedarf schicken wir gern eine Aufnahme des Bildschirms.',
  ],
  thanks: [
    'Danke für die genauen Angaben.',
    'Danke für Ihre Geduld.',
    'Das grenzt es gut ein.',
    'Entschuldigen Sie die Umstände.',
  ],
  findings: [
    'Ein zweiter Versuch nach einer Zeitüberschreitung wurde als Bestellung gezählt; {ref} ist berichtigt.',
    'Das Zertifikat war in der Nacht abgelaufen, das neue ist eingespielt.',
    'In Zeile {ref} der Datei ist ein Anführungszeichen nicht verdoppelt; alles danach wurde übersprungen.',
    'Der Zwischenspeicher hielt die alte Adresse eine Stunde lang. Für Konto {ref} ist er geleert.',
    'Das ist unser Fehler. Er ist unter {ref} vermerkt und wird mit der nächsten Fassung behoben.',
    'Der Bericht entsteht um zwei Uhr UTC, deshalb erscheinen Abendbuchungen einen Tag später.',
  ],
  closings: [
    'Bitte versuchen Sie es noch einmal und sagen Sie mir, ob es hält.',
    'Ich schreibe, sobald die Änderung da ist.',
    'Es ist nichts verloren, und nichts muss neu eingegeben werden.',
    'Falls es wieder geschieht, hilft uns die Uhrzeit auf die Minute.',
  ],
  notes: [
    'Mit dem Konto von {ref} nachgestellt.',
    'Gleiche Ursache wie {ref}, bei der Plattform nachgefragt.',
    'Dritte Meldung in dieser Woche, gehört in die Hilfe.',
    'Warte auf das Protokoll von {ref}.',
    'Zurückgerufen, bis morgen niemand da.',
  ],
  blank: ' ',
}
