### Jeder Satz, den ein Mensch liest, auf Deutsch. Auszeichnungen hierin sind Slacks mrkdwn.

product-name = scoredesk

## Zahlen, Tage und kleine Wörter

number = { NUMBER($number) }
percent = { NUMBER($percent, maximumFractionDigits: 1) } %
percent-points = +{ NUMBER($gain, maximumFractionDigits: 2) } %
points-of = { NUMBER($score, maximumFractionDigits: 2) } von { $max_score ->
    [one] { NUMBER($max_score, maximumFractionDigits: 2) } Punkt
   *[other] { NUMBER($max_score, maximumFractionDigits: 2) } Punkten
}
points-not-scored = nicht bewertet, { $max_score ->
    [one] { NUMBER($max_score, maximumFractionDigits: 2) } Punkt
   *[other] { NUMBER($max_score, maximumFractionDigits: 2) } Punkte
} möglich
day = { DATETIME($day, dateStyle: "medium") }
moment-utc = { DATETIME($moment, dateStyle: "medium", timeStyle: "short") } UTC
as-of = Stand { DATETIME($day, dateStyle: "medium") }
page-of = Seite { NUMBER($page) } von { NUMBER($pages) }
and-more = _und { NUMBER($count) } weitere_
nobody = niemand
no-group = keine
nothing = nichts
never = nie
direct-messages = Ihren Direktnachrichten
change-up = ▲ { NUMBER($points, maximumFractionDigits: 1) } Prozentpunkte
change-down = ▼ { NUMBER($points, maximumFractionDigits: 1) } Prozentpunkte
change-none = unverändert
change-unknown = nicht bekannt

## Wörter der Hersteller

table-incident = Incident
table-change_request = Change Request
priority-1 = 1 - Kritisch
priority-2 = 2 - Hoch
priority-3 = 3 - Mittel
priority-4 = 4 - Niedrig
priority-5 = 5 - Planung
level-low = Niedrig
level-moderate = Mittel
level-high = Hoch
status-to_address = Zu bearbeiten
status-completed = Abgeschlossen
status-risk_accepted = Risiko akzeptiert
status-third_party = Durch Drittanbieter gelöst
status-alternate_mitigation = Durch alternative Maßnahme gelöst
status-not_scored = Nicht bewertet
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
weekday-short-1 = Mo
weekday-short-2 = Di
weekday-short-3 = Mi
weekday-short-4 = Do
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = So

## Namen von Angaben

fact-line = { $name }: { $value }
fact-as-of = Stand
fact-asked-by = Angefragt von
fact-assigned-to = Zugewiesen an
fact-assignment-group = Zuweisungsgruppe
fact-authorized-at = Autorisiert
fact-authorized-by = Autorisiert von
fact-grant-type = Art der Autorisierung
fact-refresh-token = Neu autorisieren vor
fact-access-token = Access-Token
fact-rights = Was der Benutzer darf
fact-push = Letzter Push
fact-redirect-url = Redirect URL
fact-sign-in-as = Anmelden als
fact-category = Kategorie
fact-control-id = Control-ID
fact-due-date = Fällig
fact-gain = Auswirkung auf die Bewertung
fact-implementation-cost = Umsetzungsaufwand
fact-instance = Instanz
fact-last-error = Letztes Problem
fact-last-success = Letzter Erfolg
fact-link = Link
fact-points = Punkte
fact-priority = Priorität
fact-product = Produkt
fact-recommendation-category = Kategorie der Empfehlung
fact-recommendation-source = Quelle der Empfehlung
fact-reference = Referenz
fact-state = Zustand
fact-status = Status
fact-threats = Bedrohungen
fact-type = Typ
fact-user-impact = Auswirkung auf Benutzer
fact-user-name = Integrationsbenutzer
field-state = Zustand
field-assigned_to = Zugewiesen an
field-assignment_group = Zuweisungsgruppe
field-priority = Priorität
field-due_date = Fällig
field-short_description = Name
field-description = Beschreibung
field-caller_id = Anrufer
field-requested_by = Angefordert von
field-impact = Auswirkung
field-urgency = Dringlichkeit
field-type = Typ
field-correlation_id = Korrelations-ID
field-correlation_display = Korrelationsanzeige

## Schaltflächen

button-all-actions = Alle Maßnahmen
button-authorize = In ServiceNow autorisieren
button-authorize-again = Neu autorisieren
button-cancel = Abbrechen
button-close = Schließen
button-connect = ServiceNow verbinden
button-continue = Weiter
button-create-ticket = Ticket erstellen
button-details = Details
button-disconnect = Entfernen
button-keep = Behalten
button-manage-connection = ServiceNow-Konfiguration verwalten
button-new-digest = Neuer Digest
button-next = Weiter
button-open-portal = Im Microsoft-Portal öffnen
button-open-servicenow = In ServiceNow öffnen
button-pause = Pausieren
button-preview = Vorschau
button-previous = Zurück
button-remove = Entfernen
button-resume = Fortsetzen
button-save = Speichern
button-share = Teilen
button-share-again = Erneut teilen
button-show-in-channel = Im Kanal zeigen
button-view-all-tickets = Alle Tickets anzeigen

## Hilfe

help-title = Das kann { $command }
help-did-you-mean = { $asked } gibt es nicht. Meinten Sie { $nearest }?
help-unknown = { $asked } gibt es nicht. Das hier gibt es:
help-choose = { $asked } gibt es nicht. Wählen Sie aus { $choices }.
help-only-you = Nur Sie sehen das.
help-overview = die Bewertung jetzt, ihr Verlauf und die Maßnahmen, die am meisten bringen
help-actions = Verbesserungsmaßnahmen auflisten; dazu Wörter oder die Filter category:, product: und status:; die Control-ID einer Maßnahme zeigt ihre Details
help-share = eine Verbesserungsmaßnahme als ServiceNow-Ticket teilen; dazu ihre Control-ID oder Wörter aus ihrem Titel
help-digest = die Digests dieses Kanals; mit `new` einen neuen anlegen, mit `now` eine Vorschau sehen
help-connect = ServiceNow verbinden oder die Verbindung erneuern (Admins)
help-settings = wie Ticketzustände hier heißen (Admins)
help-disconnect = die Verbindung zu ServiceNow entfernen (Admins)
help-help = diese Liste
help-ticket = ein hier erstelltes Ticket zeigen
help-list = Tickets auflisten; dazu mine, open, overdue, incidents oder changes
help-oncall = wer jetzt in Ihren Gruppen Bereitschaft hat; ergänzen Sie die Nummer eines Tickets oder Wörter aus dem Namen einer Gruppe

## Die Bewertung und die Verbesserungsmaßnahmen

overview-title = Microsoft Secure Score
overview-text = Ihr Microsoft Secure Score liegt bei { NUMBER($percent, maximumFractionDigits: 1) } %.
overview-score = *{ NUMBER($percent, maximumFractionDigits: 1) } %* · { NUMBER($score, maximumFractionDigits: 2) } von { NUMBER($max_score, maximumFractionDigits: 2) } Punkten
overview-7-days = Letzte 7 Tage
overview-30-days = Letzte 30 Tage
overview-as-of = Stand { DATETIME($day, dateStyle: "medium") }, gelesen { $read_at }. Microsoft braucht 24 bis 48 Stunden, um eine Änderung zu zeigen, manchmal länger.
overview-best = Das bringt jetzt am meisten
overview-nothing-to-do = Zurzeit gibt es nichts mehr zu tun.
peers-all-tenants = Alle Organisationen
peers-total-seats = Organisationen Ihrer Größe
peers-industry-types = Ihre Branche
action-rank = Rang { $rank }
action-shared-as = Geteilt: { $ticket }
action-list-title = Verbesserungsmaßnahmen
action-list-total = { $total ->
    [one] { NUMBER($total) } Verbesserungsmaßnahme kann jetzt angegangen werden.
   *[other] { NUMBER($total) } Verbesserungsmaßnahmen können jetzt angegangen werden.
}
action-list-found = { $total ->
    [one] { NUMBER($total) } Verbesserungsmaßnahme für: { $words }
   *[other] { NUMBER($total) } Verbesserungsmaßnahmen für: { $words }
}
action-list-none-left = Zurzeit gibt es nichts mehr zu tun.
action-list-none-found = Hier ist nichts. Versuchen Sie es mit weniger Wörtern oder mit einem Filter wie `status:completed`.
action-list-left-out = { $left_out ->
    [one] { NUMBER($left_out) } weitere fehlt hier: erledigt, als gelöst erklärt, als Risiko akzeptiert oder nicht bewertet. `status:` zeigt sie.
   *[other] { NUMBER($left_out) } weitere fehlen hier: erledigt, als gelöst erklärt, als Risiko akzeptiert oder nicht bewertet. `status:` zeigt sie.
}
detail-text = Verbesserungsmaßnahme: { $title }
detail-description = Beschreibung
detail-implementation-status = Wo es steht
detail-remediation = Was zu tun ist
detail-remediation-impact = Was sich für Benutzer ändert
detail-open-portal = Im Microsoft-Portal öffnen

## Teilen

share-title = Als Ticket teilen
share-table = Tickettyp
share-short-description = Name
share-description = Beschreibung
share-description-hint = Die Angaben zur Maßnahme werden unter Ihrem Text angefügt.
share-priority = Priorität
share-due-date = Fälligkeitsdatum
share-warning-completed = Secure Score zählt diese Maßnahme bereits als abgeschlossen.
share-warning-risk-accepted = Das Risiko dieser Maßnahme ist als akzeptiert gekennzeichnet.
share-warning-third-party = Diese Maßnahme ist als durch einen Drittanbieter gelöst gekennzeichnet.
share-warning-alternate-mitigation = Diese Maßnahme ist als durch eine alternative Maßnahme gelöst gekennzeichnet.
share-warning-not-scored = Diese Maßnahme wird in Ihrer Organisation nicht bewertet: Ein Produkt ist nicht lizenziert, oder sie trifft nicht zu. Sie ändert die Bewertung nicht.
share-problem-table = Wählen Sie Incident oder Change Request.
share-problem-priority = Ein Change Request hat keine Priorität 5. Wählen Sie 1 bis 4.
share-problem-empty-name = Geben Sie einen Namen ein.
share-problem-long-name = Kürzen Sie den Namen auf 160 Zeichen.
share-problem-long-description = Kürzen Sie die Beschreibung auf 3.000 Zeichen.
share-problem-no-due-date = Wählen Sie ein Fälligkeitsdatum.
share-problem-past-due-date = Wählen Sie heute oder einen späteren Tag.
share-assignment-group-hint = Die Gruppe, die es tun soll. Lassen Sie das Feld leer, damit ServiceNow entscheidet.
share-assigned-to-hint = Geben Sie einen Namen oder eine E-Mail-Adresse ein. Ist eine Gruppe gewählt, stehen nur ihre Mitglieder zur Wahl; wird niemand gefunden, wählen Sie zuerst eine Gruppe.
share-change-type = Art des Changes
share-change-type-hint = Für einen Change Request; ein Incident hat keine.
share-template = Vorlage für Standard-Changes
share-template-hint = Ein Standard-Change braucht eine; andere Changes haben keine.
menu-placeholder = Zum Suchen tippen
change-type-normal = Normal
change-type-standard = Standard
change-type-emergency = Notfall
share-problem-change-type = Wählen Sie die Art des Changes.
share-problem-no-template = Ein Standard-Change braucht eine Vorlage. Wählen Sie eine; steht keine zur Wahl, wählen Sie eine andere Art.
share-problem-not-standard = Eine Vorlage gibt es nur für einen Standard-Change. Wählen Sie „Standard“, oder entfernen Sie die Vorlage.
share-problem-not-offered = ServiceNow bietet dies nicht mehr an. Wählen Sie neu.
pick-action = Verbesserungsmaßnahme
pick-placeholder = Geben Sie Wörter aus dem Titel ein
pick-found = Diese passen zu *{ $words }*. Für eine andere Maßnahme schließen Sie dies und verwenden { $command } mit anderen Wörtern.
share-none-found = Keine Verbesserungsmaßnahme passt zu *{ $words }*. Versuchen Sie es mit weniger Wörtern oder nur mit { $command }, um beim Tippen zu suchen.
already-shared = Diese Maßnahme hat schon ein Ticket: { $ticket }
    { $name }
already-hint = Teilen Sie sie nur dann erneut, wenn Sie ein zweites Ticket brauchen.
accepted-new = :white_check_mark: *{ $name }* ist auf dem Weg zu ServiceNow.
accepted-known = Diese Maßnahme hat schon ein Ticket: { $ticket }. Ein zweites wurde nicht erstellt.
accepted-where = Die Karte erscheint in { $channel }.

## Tickets

ticket-queued = In der Warteschlange
ticket-refused = Abgelehnt
ticket-not-followed = Wird nicht verfolgt: Die Verbindung wurde entfernt, oder der Datensatz ist weg. Sie sehen den letzten bekannten Stand.
state-unknown = Zustand nicht bekannt
settings-title = Einstellungen
settings-states = Wie der Zustand eines Tickets in diesem Workspace heißt. Lassen Sie ein Feld leer, um den Namen aus ServiceNow zu zeigen.
card-queued = In der Warteschlange: ServiceNow wird gerade darum gebeten. Diese Karte wird zum Ticket.
card-waiting = In der Warteschlange: { $reason }. Der nächste Versuch folgt von selbst; nichts geht verloren.
card-refused = ServiceNow hat es nicht angenommen: { $reason }. { $detail }
card-waiting-elsewhere = In der Warteschlange: { $instance } hat es vielleicht schon erstellt, doch jetzt ist eine andere Instanz verbunden. Sobald { $instance } wieder verbunden ist, geht es von selbst weiter.
card-refused-elsewhere = Ob { $instance } es noch erstellt hat, bevor eine andere Instanz verbunden wurde, ist nicht bekannt. Suchen Sie dort nach einem Datensatz, dessen Beschreibung { $reference } enthält; gibt es keinen, teilen Sie die Maßnahme erneut.
card-fields-not-set = Von ServiceNow nicht übernommen oder geändert: { $fields }
card-about = { $title } · { $gain } · angefragt von { $asked_by }, { $asked_at }
card-text-pending = In der Warteschlange für ServiceNow: { $name }
card-text-attempted = In der Warteschlange für ServiceNow: { $name }
card-text-refused = ServiceNow hat nicht angenommen: { $name }
card-text-elsewhere = Nicht bekannt, ob ServiceNow erstellt hat: { $name }
card-text-delivered = { $number }, { $state }: { $name }
change-told = *{ $field }:* { $before } → { $after }
comment-told = *{ $name }* hat kommentiert: { $text }
row-due = fällig { DATETIME($day, dateStyle: "medium") }
row-overdue = { $days ->
    [one] seit { NUMBER($days) } Tag überfällig
   *[other] seit { NUMBER($days) } Tagen überfällig
}
row-moved = { $ticket } (vorher { $before })
ticket-list-title = Tickets
ticket-list-total = { $total ->
    [one] { NUMBER($total) } Ticket, { $filters }
   *[other] { NUMBER($total) } Tickets, { $filters }
}
list-no-filter = alle
ticket-list-none = Noch keine Tickets. `/securescore share` erstellt das erste.
ticket-list-none-found = Kein Ticket passt. `/ticket list` zeigt alle.

## Bereitschaft

on-call-title = Jetzt in Bereitschaft
on-call-nobody = Für diese Gruppe hat jetzt niemand Bereitschaft.
on-call-no-scheduling = Diese ServiceNow-Instanz hat keinen Bereitschaftsplan.
on-call-hidden = jemand, den der Integrationsbenutzer nicht sehen darf
on-call-in-slack = in Slack: { $name }
on-call-no-group = { $number } hat keine Zuweisungsgruppe, also hat niemand dafür Bereitschaft. Weisen Sie es in ServiceNow zu, oder fragen Sie mit Wörtern aus dem Namen einer Gruppe statt mit der Nummer.
on-call-choose = { NUMBER($total) } Gruppen passen zu *{ $words }*. Geben Sie eine davon ein:
on-call-which = ServiceNow sagt nicht, in welchen Gruppen Sie sind. Ergänzen Sie { $command } um die Nummer eines Tickets oder um Wörter aus dem Namen einer Gruppe.

## Warum etwas feststeckt

reason-ambiguous-record = ServiceNow hat einen anderen Datensatz als den gefragten geliefert
reason-bad-query-value = ein Wert enthält Zeichen, die ServiceNow als Abfrage lesen würde
reason-credentials-refused = ServiceNow akzeptiert die Verbindung nicht mehr, ein Admin muss sie neu autorisieren
reason-host-not-allowed = diese Instanz gehört nicht zu denen, die der Betreiber erlaubt
reason-not-answering = ServiceNow antwortet nicht
reason-not-connected = ServiceNow ist nicht verbunden
reason-not-json = ServiceNow hat mit einer Webseite statt mit Daten geantwortet, vielleicht schläft die Instanz oder wird gewartet
reason-permission-denied = dem Integrationsbenutzer fehlt dafür eine Rolle
reason-rate-limited = ServiceNow nimmt im Moment keine weiteren Anfragen an
reason-record-not-found = der Datensatz ist weg, oder der Integrationsbenutzer darf ihn nicht sehen
reason-refused-by-rule = eine Regel der Instanz hat es abgelehnt
reason-hibernating = die ServiceNow-Instanz schläft
reason-login-in-the-way = ServiceNow hat mit einer Anmeldeseite statt mit Daten geantwortet
reason-address-refused = ServiceNow nimmt von der Adresse dieses Servers keine Anfragen an
reason-mfa-required = ServiceNow verlangt vom Integrationsbenutzer einen zweiten Faktor
reason-no-such-api = der Instanz fehlt, was dafür nötig ist
reason-made-elsewhere = eine andere Instanz, die vorher verbunden war, hat den Datensatz vielleicht erstellt
reason-standard-change-denied = für einen Standard-Change braucht der Integrationsbenutzer die Rolle itil oder change_manager
reason-other = etwas ist schiefgegangen

## ServiceNow verbinden

connect-title = ServiceNow verbinden
connect-checklist = Checkliste für die Installation
connect-who = Die Schritte 1 bis 5 sind für Ihren ServiceNow-Admin.
connect-provision = { $command } erledigt die Schritte 1 bis 4 mit einer einmaligen Admin-Anmeldung: Fragen Sie Ihren Betreiber.
connect-step = { $number }. { $name }
connect-step-user = Den Integrationsbenutzer anlegen
connect-step-user-how = Legen Sie unter { $users } einen eigenen Benutzer für scoredesk an, mit den Rollen { $roles } (oder { $role }). Geben Sie ihm nicht admin oder security_admin: Ein solcher Benutzer wird abgelehnt.
connect-step-time-zone = Seine Zeitzone einstellen
connect-step-time-zone-how = Time zone: { $time_zone } oder { $other }
connect-step-interactive = Die Anmeldung erlauben, solange Sie autorisieren
connect-step-interactive-how = Setzen Sie Identity type auf Human, und lassen Sie Web service access only aus, auch danach: Ob die Tokens das Einschalten überstehen, sagt ServiceNow nicht.
    Wenn Ihre Instanz einen zweiten Faktor verlangt, nehmen Sie den Benutzer in die Gruppe { $group } auf.
connect-step-registry = Den OAuth-Eintrag anlegen
connect-step-registry-how = Wählen Sie unter { $console } OAuth authorization code grant. In älteren Versionen wählen Sie unter { $registry } Create an OAuth API endpoint for external clients.
    Redirect URL: { $redirect_uri }
    Scope: { $scope }
connect-step-form = Dieses Formular ausfüllen
connect-step-form-how = Client-ID und Client Secret stehen im OAuth-Eintrag. Das Secret wird verschlüsselt gespeichert. Danach autorisieren Sie im Browser.
connect-step-credentials = Nur wenn sich niemand als dieser Benutzer anmelden kann
connect-step-credentials-how = Wenn der Benutzer eine Machine identity ist oder die Anmeldung Ihres Unternehmens ihn nicht kennt: Setzen Sie { $property } auf true, tragen Sie den Benutzer im OAuth-Eintrag als OAuth Application User ein, und wählen Sie unten „Mit Client Credentials“.
connect-push = Optional: Mit einem Push meldet ServiceNow Änderungen sofort; ohne fragt scoredesk jede Minute nach.
connect-again = Um neu zu autorisieren, ändern Sie, was sich geändert hat, und wählen „Weiter“. Die bestehende Verbindung bleibt, bis die neue geprüft ist.
connect-grant = Art der Autorisierung
connect-grant-hint = Mit Client Credentials meldet sich niemand an; Schritt 5 sagt, was die Instanz dafür braucht.
connect-lifespan = Lebensdauer des Refresh-Tokens in Tagen
connect-lifespan-hint = Wie im OAuth-Eintrag: 8.640.000 Sekunden sind 100 Tage. Sie werden vor dem Ende erinnert.
grant-authorization_code = Im Browser, als Integrationsbenutzer
grant-client_credentials = Mit Client Credentials
client-credentials-asked = ServiceNow wird um ein Token für *{ $user_name }* gebeten. Sie bekommen gleich eine Nachricht.
rights-line = { $table }: { $read ->
    [yes] liest
    [no] darf nicht lesen
   *[unknown] noch nicht gelesen
}, { $write ->
    [yes] schreibt
    [no] darf nicht schreiben
   *[unknown] noch nicht geschrieben
}
access-token-renewed = erneuert sich von selbst, wieder nach { $at }
push-never = noch keiner
connect-instance = Instanz
connect-instance-hint = Zum Beispiel { $example }
connect-client-id = Client-ID
connect-client-secret = Client Secret
connect-client-secret-hint = Slack zeigt an, was Sie hier eingeben.
connect-client-secret-kept = Lassen Sie es leer, um das gespeicherte zu behalten, wenn Instanz und Client-ID gleich bleiben. Slack zeigt an, was Sie hier eingeben.
connect-user-name = Integrationsbenutzer
connect-user-name-hint = Sein Benutzername (User ID) in ServiceNow, nicht seine E-Mail-Adresse.
authorize-now = Fast fertig. Die nächste Seite führt zu ServiceNow: Melden Sie sich dort als *{ $user_name }* an und wählen Sie Allow.
authorize-not-you = Wenn ServiceNow Ihren eigenen Namen zeigt, wählen Sie zuerst *Not you?* und melden sich als { $user_name } an. Wenn Ihr Unternehmen Sie anmeldet, bevor Sie wählen können, öffnen Sie den Link in einem privaten Browserfenster.
authorize-ten-minutes = Der Link ist für Sie und gilt einmal, 10 Minuten lang. Bleiben Sie in dem Browser, in dem Sie anfangen. Sie bekommen in jedem Fall eine Nachricht.
connection-none = ServiceNow ist nicht verbunden. Ein Admin verbindet es mit `/securescore connect`.
connection-well = ServiceNow ist verbunden.
connection-down = ServiceNow antwortet seit { $since } nicht. Was Sie teilen, wartet; nichts geht verloren.
connection-trouble = ServiceNow ist verbunden, aber die letzte Anfrage ist fehlgeschlagen.
connection-authorize-again = ServiceNow akzeptiert die Verbindung nicht mehr. Ein Admin autorisiert sie mit `/securescore connect` neu.
disconnect-title = Verbindung entfernen
disconnect-question = Die Verbindung zu *{ $instance }* entfernen? Ihre Tokens werden widerrufen und vergessen. Tickets bleiben aufgelistet, werden aber nicht mehr verfolgt, und nichts kann geteilt werden, bis jemand wieder verbindet.
disconnected = Die Verbindung ist entfernt. Hier erstellte Tickets bleiben aufgelistet, mit dem Hinweis „Wird nicht verfolgt“.

## Digests

digest-title = Neuer Digest
digest-for-channel = Eine Zusammenfassung von Tickets und Bewertung, gesendet in { $channel }.
digest-name = Name
digest-name-default = Sicherheitstickets
digest-weekdays = Wochentage
digest-local-time = Uhrzeit
digest-time-zone = Zeitzone
digest-time-zone-hint = Ein Name wie Europe/Berlin oder America/New_York.
digest-shows = Was er zeigt
digest-shows-changed = Was sich seit dem letzten geändert hat
digest-shows-open = Alle offenen Tickets
digest-when-empty = Wenn es nichts zu sagen gibt
digest-silent = Nichts senden
digest-problem-empty-name = Geben Sie einen Namen ein.
digest-problem-no-weekdays = Wählen Sie mindestens einen Wochentag.
digest-problem-time-zone = Geben Sie eine Zeitzone wie Europe/Berlin ein.
digest-created = :white_check_mark: *{ $name }* ist eingerichtet. Er erscheint in { $channel }, zum ersten Mal am { $due_at }.
digest-list-title = Digests dieses Kanals
digest-list-total = { $total ->
    [0] Dieser Kanal hat noch keinen Digest.
    [one] Dieser Kanal hat { NUMBER($total) } Digest.
   *[other] Dieser Kanal hat { NUMBER($total) } Digests.
}
digest-when = { $weekdays } um { $time } ({ $time_zone }) · { $following }
digest-next = nächster { $due_at }
digest-paused = pausiert
digest-remove-title = Diesen Digest entfernen?
digest-remove-question = Er wird hier nicht mehr gesendet.
digest-message-title = { $name }, { DATETIME($day, dateStyle: "medium") }
digest-text = { $name }: { NUMBER($overdue) } überfällig, { NUMBER($due_this_week) } diese Woche fällig, { NUMBER($new) } neu, { NUMBER($done) } erledigt.
digest-late = Dieser Digest kommt zu spät: Er konnte nicht pünktlich gesendet werden.
digest-score = *Secure Score { NUMBER($percent, maximumFractionDigits: 1) } %* (Stand { DATETIME($day, dateStyle: "medium") })
digest-score-since = { $change } seit { DATETIME($day, dateStyle: "medium") }
digest-overdue = Überfällig ({ NUMBER($count) })
digest-due-this-week = Diese Woche fällig ({ NUMBER($count) })
digest-new = Neu ({ NUMBER($count) })
digest-moved = Bewegt ({ NUMBER($count) })
digest-done = Erledigt ({ NUMBER($count) })
digest-open = Offen ({ NUMBER($count) })
digest-empty-changed = Seit dem letzten Digest hat sich nichts geändert, und diese Woche ist nichts fällig.
digest-empty-open = Keine Tickets sind offen.

## App Home

home-changes = Change Management
home-incidents = Incident Management
home-connection = Verbindung zu ServiceNow
home-open = Offen
home-overdue = Überfällig
home-closed-this-month = Diesen Monat geschlossen
home-no-score = Secure Score wurde noch nicht von Microsoft gelesen. Sehen Sie in ein paar Minuten wieder nach.
home-no-tickets = Noch keine Tickets.

## Direktnachrichten

notice-connected = :white_check_mark: ServiceNow ist verbunden: { $instance } als { $user_name }. `/securescore share` erstellt dort ein Ticket.
notice-authorize-again = ServiceNow akzeptiert die Verbindung zu { $instance } nicht mehr. Tickets warten, bis ein Admin sie mit `/securescore connect` neu autorisiert; nichts geht verloren.
notice-authorize-soon = Die Verbindung zu { $instance } endet { $ends_at }: Refresh-Tokens von ServiceNow lassen sich nicht verlängern. Autorisieren Sie vorher mit `/securescore connect` neu; das Client Secret kann leer bleiben. Sonst warten Tickets, bis es jemand tut.
notice-not-connected = :warning: ServiceNow wurde nicht verbunden. Eine frühere Verbindung bleibt, wie sie war.
notice-connect-interrupted = :warning: Das Verbinden von { $instance } wurde unterbrochen, und nichts wurde geändert. Beginnen Sie mit `/securescore connect` neu.
notice-landed-elsewhere = :warning: { $instance } hat den Browser an eine andere Adresse zurückgeschickt als verlangt. Im OAuth-Eintrag muss die Redirect URL genau `{ $redirect_uri }` lauten. Tragen Sie sie ein und beginnen Sie mit `/securescore connect` neu.
notice-nobody-came-back = :warning: Niemand ist innerhalb von zehn Minuten von { $instance } zurückgekommen, darum wurde ServiceNow nicht verbunden. { $way ->
    [sso] Die Instanz leitet zur Anmeldung Ihres Unternehmens weiter; das ist wohl der Grund.
    [address] Die Instanz lehnt die Adresse dieses Servers ab (IP Address Access Control); das kann der Grund sein.
    [refused] Die Instanz lehnt die Anfrage ab, bevor sich jemand anmeldet: Prüfen Sie die Client-ID, und ob der OAuth-Eintrag aktiv ist.
   *[other] Daran liegt es dort meist:
    }
    • Die Anmeldung wurde abgelehnt: { $user_name } hat Web service access only oder Identity type Machine. Setzen Sie Identity type auf Human, und schalten Sie das Kästchen aus.
    • Ein Code wurde verlangt: Nehmen Sie den Benutzer in die Gruppe MFA Exempted User Group auf.
    • Es ging zur Anmeldung Ihres Unternehmens, oder Sie wurden als Sie selbst angemeldet: Nehmen Sie ein privates Fenster oder den Nebeneingang der Instanz (/side_door.do), oder wählen Sie „Mit Client Credentials“.
    • „Missing State parameter“: Etwas zwischen Browser und ServiceNow hat die Adresse gekürzt. Versuchen Sie es mit einem anderen Browser.
    • Es endete auf einer anderen Seite: Die Redirect URL im OAuth-Eintrag muss genau `{ $redirect_uri }` lauten.
    • „Access denied“: Ihr ServiceNow-Admin erlaubt die Adresse des Browsers in IP Address Access Control.
    Beginnen Sie dann mit `/securescore connect` neu.
notice-refused = ServiceNow hat *{ $name }* nicht angenommen: { $detail } Ändern Sie, was es nennt, und teilen Sie die Maßnahme erneut, oder fragen Sie Ihren ServiceNow-Admin.
notice-standard-refused = ServiceNow hat den Standard-Change *{ $name }* nicht erstellt: Dafür braucht der Integrationsbenutzer die Rolle itil oder change_manager. Bitten Sie Ihren ServiceNow-Admin darum, oder teilen Sie die Maßnahme erneut als normalen Change. { $detail }
notice-made-elsewhere = Ob { $instance } *{ $name }* noch erstellt hat, bevor eine andere Instanz verbunden wurde, ist nicht bekannt; darum wurde es kein zweites Mal erstellt. Suchen Sie dort nach einem Datensatz, dessen Beschreibung { $reference } enthält; gibt es keinen, teilen Sie die Maßnahme erneut.
notice-fields-not-set = { $number } für *{ $name }* ist angelegt, aber ServiceNow hat nicht übernommen oder geändert: { $fields }. Sehen Sie dort nach; Ihr ServiceNow-Admin kann dem Integrationsbenutzer erlauben, diese Felder zu setzen.
notice-card = { $error ->
    [is_archived] Die Karte von *{ $name }* konnte nicht gesendet werden: { $channel } ist archiviert. `/ticket list` findet das Ticket.
    [channel_not_found] Die Karte von *{ $name }* konnte in { $channel } nicht gesendet werden. Wenn es ein privater Kanal ist, laden Sie scoredesk ein und wählen Sie „Im Kanal zeigen“; `/ticket list` findet das Ticket.
    [not_in_channel] Die Karte von *{ $name }* konnte in { $channel } nicht gesendet werden. Laden Sie scoredesk ein und wählen Sie „Im Kanal zeigen“; `/ticket list` findet das Ticket.
   *[other] Die Karte von *{ $name }* konnte in { $channel } nicht gesendet werden (Meldung von Slack: { $error }). `/ticket list` findet das Ticket.
}
notice-digest-refused = { $error ->
    [is_archived] Der Digest *{ $name }* konnte nicht gesendet werden: { $channel } ist archiviert.
    [channel_not_found] Der Digest *{ $name }* konnte in { $channel } nicht gesendet werden. Wenn es ein privater Kanal ist, laden Sie scoredesk ein.
    [not_in_channel] Der Digest *{ $name }* konnte in { $channel } nicht gesendet werden. Laden Sie scoredesk in den Kanal ein.
   *[other] Der Digest *{ $name }* konnte in { $channel } nicht gesendet werden (Meldung von Slack: { $error }).
}
notice-digest-missed = Der Digest *{ $name }* für { $channel } wurde nicht gesendet: Sein Tag war vorbei, bevor scoredesk es konnte. Der nächste kommt wie gewohnt; `/securescore digest now` zeigt ihn Ihnen sofort.
notice-digest-uncertain = Der Digest *{ $name }* ist in { $channel } vielleicht nicht angekommen: Slack brach beim Senden ab, und er wird nicht zweimal gesendet. `/securescore digest now` zeigt ihn Ihnen.

## Seiten im Browser

page-connected-title = ServiceNow ist verbunden
page-connected-body = Aus Slack geteilte Tickets werden dort unter diesem Benutzer erstellt.
page-connected-next = Sie können diese Seite schließen und zu Slack zurückkehren. /securescore share erstellt dort ein Ticket.
page-failed-title = Nicht verbunden
page-failed-next = Eine frühere Verbindung bleibt, wie sie war. Sie können diese Seite schließen und zu Slack zurückkehren.
page-authorize-title = ServiceNow verbinden
page-authorize-body = Auf der nächsten Seite bittet ServiceNow Sie, sich anzumelden und scoredesk den Zugriff zu erlauben. Melden Sie sich als Integrationsbenutzer an, nicht als Sie selbst.
page-authorize-button = Weiter zu ServiceNow
page-authorize-way = { $way ->
    [sso] Diese Instanz leitet zur Anmeldung Ihres Unternehmens weiter. Wenn diese { $user_name } nicht kennt, melden Sie sich zuerst am Nebeneingang der Instanz an (/side_door.do), oder wählen Sie in Slack „Mit Client Credentials“.
    [address] Diese Instanz lehnt die Adresse dieses Servers ab, darum würde das Verbinden scheitern. Bitten Sie Ihren ServiceNow-Admin, sie in IP Address Access Control zu erlauben.
    [refused] Diese Instanz lehnt die Anfrage ab, bevor sich jemand anmeldet. Prüfen Sie die Client-ID, und ob der OAuth-Eintrag aktiv ist.
   *[other] { "" }
}
page-authorize-not-you = Wenn ServiceNow einen anderen Namen zeigt, wählen Sie „Not you?“ und melden Sie sich als { $user_name } an. Jeder andere Benutzer wird abgelehnt.
page-authorize-sso = Wenn Sie sofort als Sie selbst angemeldet werden, kopieren Sie diese Adresse in ein privates Fenster, bevor Sie weitergehen.
page-authorize-mfa = Wenn ServiceNow einen Code verlangt, den { $user_name } nicht hat, nimmt Ihr ServiceNow-Admin den Benutzer in die Gruppe MFA Exempted User Group auf.
page-authorize-one-browser = Bleiben Sie in diesem Browser: Sobald Sie weitergehen, gilt der Link in keinem anderen. Er gilt einmal, innerhalb von zehn Minuten nach Ihrer Anfrage in Slack.
page-authorize-next = Hat Ihnen jemand diesen Link geschickt? Dann schließen Sie die Seite: Es ist nichts geschehen.
page-no-cookie-title = Cookies werden gebraucht
page-no-cookie-body = Dieser Browser hat das Cookie nicht behalten, an dem scoredesk ihn erkennt, oder eine andere Website hat ihn hierher geschickt.
page-no-cookie-next = Erlauben Sie Cookies für diese Adresse, öffnen Sie den Link aus Slack noch einmal, und klicken Sie dort auf die Schaltfläche.
page-elsewhere-title = ServiceNow kam an die falsche Adresse zurück
page-elsewhere-body = Es wurde nichts verbunden. ServiceNow leitet zur ersten Redirect URL des OAuth-Eintrags weiter, wenn die verlangte dort nicht steht. Sie muss Zeichen für Zeichen so lauten:
page-elsewhere-next = Bitten Sie Ihren ServiceNow-Admin, sie einzutragen, und beginnen Sie in Slack mit /securescore connect neu.
page-installed-title = scoredesk ist installiert
page-installed-body = In Slack zeigt /securescore die Bewertung und /securescore help alles Übrige. Ein Admin verbindet ServiceNow mit /securescore connect.
page-installed-next = Sie können diese Seite schließen und zu Slack zurückkehren.
page-not-installed-title = Noch nicht installiert
page-not-installed-body = Slack hat das Bot-Token bisher nicht angenommen, oder die Datenbank ist nicht bereit.
page-not-installed-next = Den Grund findet der Betreiber unter /readyz und im Protokoll. Laden Sie diese Seite danach neu.
page-not-found-title = Hier ist nichts
page-not-found-body = Dies ist die Adresse von scoredesk, das in Slack benutzt wird. Ein Link, der hierher führte, ist vielleicht alt oder vertippt.
page-not-found-next = Geben Sie in Slack /securescore help ein.
page-broken-title = Etwas ist schiefgegangen
page-broken-body = Die Seite konnte nicht angezeigt werden. Was geschehen ist, steht im Protokoll.
page-broken-next = Versuchen Sie es in einer Minute wieder; bleibt es so, sagen Sie es Ihrem Betreiber.

## Wenn etwas schiefgeht

busy = Gerade ist viel los. Bitte versuchen Sie es in einer Minute wieder.
slack-too-late = Das hat für Slack zu lange gedauert. Bitte versuchen Sie es noch einmal.
slack-refused = Slack hat es nicht ausgeführt (Meldung: { $code }). Versuchen Sie es noch einmal; wenn es so bleibt, sagen Sie es Ihrem Betreiber.
slack-away = Slack hat nicht geantwortet. Bitte versuchen Sie es gleich noch einmal.
card-is-here = Die Karte steht schon hier: { $card }
unexpected = Hier ist etwas schiefgegangen. Was schon gespeichert war, ist sicher. Bitte versuchen Sie es noch einmal; wenn es wieder geschieht, nennen Sie Ihrem Betreiber die Referenz { $reference }.

error-desk-desk-error = Das war nicht möglich.
error-desk-not-allowed = { $role ->
    [admin] Das kann nur ein scoredesk-Admin. Fragen Sie einen Admin dieses Workspace.
    [sharer] Sie können ansehen, aber nicht teilen. Fragen Sie einen Admin dieses Workspace.
   *[viewer] scoredesk ist für Vollmitglieder dieses Workspace.
}
error-desk-not-connected = ServiceNow ist noch nicht verbunden. Ein Admin verbindet es mit /securescore connect.
error-desk-needs-authorization = ServiceNow akzeptiert die Verbindung nicht mehr. Ein Admin autorisiert sie mit /securescore connect neu.
error-desk-no-score-yet = { $problem ->
    [PermissionMissing] Microsoft lässt scoredesk die Bewertung nicht lesen: Die Entra-App braucht die Anwendungsberechtigung SecurityEvents.Read.All mit Administratorzustimmung. Ihr Betreiber kann sie setzen.
    [CredentialsRefused] Microsoft akzeptiert Mandant, Client-ID oder Clientgeheimnis von scoredesk nicht. Ihr Betreiber muss sie prüfen.
    [Incomplete] Microsoft hat die Bewertung bisher nur zum Teil geliefert. scoredesk versucht es von selbst wieder.
    [none] Die Bewertung wurde noch nicht von Microsoft gelesen. Bitte versuchen Sie es in einer Minute noch einmal.
   *[other] Die Bewertung konnte noch nicht von Microsoft gelesen werden ({ $problem }). scoredesk versucht es von selbst wieder; wenn es so bleibt, sagen Sie es Ihrem Betreiber.
}
error-desk-unknown-action = Keine Verbesserungsmaßnahme hat die ID { $control_id }. /securescore actions listet sie auf.
error-desk-unknown-ticket = Ein Ticket { $number } wurde hier nicht erstellt. /ticket list zeigt, welche es gibt.
error-desk-not-followed = { $number } lässt sich von hier nicht ändern: Es gibt in der verbundenen ServiceNow-Instanz noch keinen Datensatz dazu, oder er ist gelöscht.
error-desk-made-elsewhere = { $detail } hat diesen Datensatz vielleicht schon erstellt, doch jetzt ist eine andere Instanz verbunden. Verbinden Sie { $detail } wieder, oder suchen Sie den Datensatz dort.
error-desk-state-not-offered = ServiceNow bietet diesen Zustand jetzt nicht an. Öffnen Sie das Ticket erneut, um die möglichen Zustände zu sehen.
error-desk-close-fields-missing = Zum Schließen wählen Sie einen Abschlusscode und schreiben Abschlussnotizen.
error-desk-nothing-written = Schreiben Sie ein paar Worte.
error-desk-not-taken = { $field ->
    [assigned_to] ServiceNow hat es diesem Benutzer nicht zugewiesen. Eine Regel der Instanz verlangt vielleicht ein Mitglied der Gruppe.
   *[other] ServiceNow hat es dieser Gruppe nicht zugewiesen. Wählen Sie eine andere, oder fragen Sie Ihren ServiceNow-Admin.
}
error-desk-maybe-written = ServiceNow hat die Verbindung abgebrochen; vielleicht steht es schon in { $number }. Sehen Sie dort nach, bevor Sie es erneut senden.
error-desk-unknown-subscription = Dieser Digest wurde entfernt. /securescore digest zeigt, welche es gibt.
error-desk-unknown-group = Keine Gruppe, die der Integrationsbenutzer sehen darf, passt zu { $words }. Versuchen Sie es mit weniger Wörtern.
error-desk-authorization-expired = Der Link ist abgelaufen oder wurde schon benutzt. Beginnen Sie mit /securescore connect neu.
error-desk-authorization-denied = In ServiceNow wurde Deny gewählt, darum wurde nichts verbunden. Beginnen Sie mit /securescore connect neu und wählen Sie Allow.
error-desk-no-refresh-token = ServiceNow hat kein Refresh-Token ausgestellt; die Verbindung hätte keine Stunde gehalten und wurde nicht hergestellt. Bitten Sie Ihren ServiceNow-Admin, den OAuth-Eintrag als vertraulichen Client mit Client Secret anzulegen, und beginnen Sie dann mit /securescore connect neu.
error-desk-link-broken = Dieser Link stammt nicht von hier, oder ein Teil von ihm fehlt. Öffnen Sie ihn noch einmal aus Slack, oder holen Sie mit /securescore connect einen neuen.
error-desk-other-browser = Von diesem Link aus ging es in einem anderen Browser weiter; er gilt nur noch dort. Schließen Sie es dort ab, oder holen Sie mit /securescore connect einen neuen Link und öffnen Sie ihn hier.
error-desk-state-missing = ServiceNow kam ohne den State zurück, der zeigt, wer gefragt hat, darum wurde nichts verbunden. Beginnen Sie mit /securescore connect neu. Geschieht es wieder, kürzt etwas auf dem Weg die Adresse: Fragen Sie Ihren ServiceNow-Admin, ob die Redirect URL im OAuth-Eintrag genau so lautet: { $redirect_uri }
error-desk-authorization-refused = ServiceNow kam mit einem Fehler zurück ({ $detail }), darum wurde nichts verbunden. Prüfen Sie den OAuth-Eintrag mit Ihrem ServiceNow-Admin und beginnen Sie dann mit /securescore connect neu.
error-desk-code-refused = ServiceNow hat Sie eingelassen, dann aber kein Token ausgestellt. Es sagt nicht, warum; prüfen Sie in dieser Reihenfolge:
    1. Das Client Secret: Kopieren Sie es noch einmal aus dem OAuth-Eintrag.
    2. Den Benutzer { $user_name }: aktiv, nicht gesperrt, Identity type Human, Web service access only aus.
    3. Die Zeit: Der Code von ServiceNow lebt etwa eine Minute. Versuchen Sie es noch einmal ohne Pause.
    Beginnen Sie dann mit /securescore connect neu.
error-desk-client-credentials-refused = ServiceNow hat für die Client Credentials kein Token ausgestellt. Es sagt nicht, warum; prüfen Sie in dieser Reihenfolge:
    1. Client-ID und Client Secret: Kopieren Sie sie noch einmal aus dem OAuth-Eintrag.
    2. Die Eigenschaft glide.oauth.inbound.client.credential.grant_type.enabled: Sie muss vorhanden und true sein.
    3. Den OAuth-Eintrag: aktiv, mit { $user_name } als OAuth Application User; der Benutzer aktiv und nicht gesperrt.
    Beginnen Sie dann mit /securescore connect neu.
error-desk-token-not-accepted = ServiceNow hat ein Token ausgestellt, das seine eigene REST-API nicht annimmt, darum wurde es widerrufen. Fragen Sie Ihren ServiceNow-Admin, ob der OAuth-Eintrag das Token auf einzelne APIs beschränkt (REST API Auth Scope) und ob der Benutzer aktiv ist, und beginnen Sie dann mit /securescore connect neu.
error-desk-secret-needed = Geben Sie das Client Secret ein: Das gespeicherte gehört zu einer anderen Instanz oder Client-ID.
error-desk-admin-login-refused = ServiceNow akzeptiert diesen Benutzernamen mit diesem Passwort nicht. Wo man sich über Single Sign-on anmeldet, nehmen Sie einen Admin mit eigenem Passwort.
error-desk-admin-login-too-weak = Diese Anmeldung darf nicht anlegen, was fehlt. Nehmen Sie die eines Admins. { $detail }
error-desk-connect-failed = Die Verbindung zu ServiceNow wurde nicht hergestellt.

error-servicenow-service-now-error = ServiceNow konnte das nicht ausführen. { $detail }
error-servicenow-credentials-refused = ServiceNow akzeptiert die Zugangsdaten nicht. Prüfen Sie Client-ID und Client Secret und autorisieren Sie mit /securescore connect neu.
error-servicenow-permission-denied = Der Integrationsbenutzer darf das nicht. Bitten Sie Ihren ServiceNow-Admin, seine Rollen zu prüfen. { $detail }
error-servicenow-standard-change-denied = Für einen Standard-Change braucht der Integrationsbenutzer die Rolle itil oder change_manager. Bitten Sie Ihren ServiceNow-Admin darum, oder wählen Sie eine andere Art. { $detail }
error-servicenow-record-not-found = ServiceNow hat keinen solchen Datensatz, oder der Integrationsbenutzer darf ihn nicht sehen.
error-servicenow-refused-by-rule = Eine Regel der ServiceNow-Instanz hat das abgelehnt. { $detail }
error-servicenow-rate-limited = ServiceNow nimmt im Moment keine weiteren Anfragen an. Versuchen Sie es später wieder.
error-servicenow-not-answering = ServiceNow antwortet nicht. Versuchen Sie es in ein paar Minuten wieder.
error-servicenow-not-json = ServiceNow hat mit einer Webseite statt mit Daten geantwortet. Vielleicht schläft die Instanz oder wird gewartet: Öffnen Sie sie im Browser und versuchen Sie es dann wieder.
error-servicenow-host-not-allowed = Diese Instanz ist hier nicht erlaubt. Geben Sie ihre Adresse als https://acme.service-now.com ein; der Betreiber kann andere Hosts erlauben.
error-servicenow-wrong-user = Sie haben als { $actual } statt als { $expected } autorisiert, darum wurden die neuen Tokens widerrufen. Beginnen Sie mit /securescore connect neu. Im Browser wählen Sie in ServiceNow „Not you?“ und melden sich als { $expected } an; mit Client Credentials tragen Sie vorher { $expected } im OAuth-Eintrag als OAuth Application User ein.
error-servicenow-too-powerful = Dieser Benutzer hat Adminrechte, und die nimmt scoredesk nicht an; darum wurden seine Tokens widerrufen. Bitten Sie Ihren ServiceNow-Admin um einen Integrationsbenutzer ohne sie, und beginnen Sie dann mit /securescore connect neu.
error-servicenow-identity-unproven = ServiceNow hat nicht klar gesagt, wem das ausgestellte Token gehört, darum wurde es widerrufen. Fragen Sie Ihren ServiceNow-Admin, ob der Integrationsbenutzer die REST-API verwenden darf, und beginnen Sie dann mit /securescore connect neu.
error-servicenow-bad-query-value = Dieser Wert enthält Zeichen, die ServiceNow als Abfrage lesen würde. Es wurde nichts gesendet.
error-servicenow-file-too-large = Diese Datei ist zu groß: { $detail }. Es wurde nichts gesendet.
error-servicenow-hibernating = Die ServiceNow-Instanz schläft. Wecken Sie sie auf developer.servicenow.com und versuchen Sie es dann erneut; was geteilt wurde, wartet.
error-servicenow-login-in-the-way = ServiceNow hat mit einer Anmeldeseite geantwortet: Single Sign-on oder ein Proxy steht vor der Schnittstelle. Bitten Sie Ihren ServiceNow-Admin, REST-Anfragen mit OAuth-Token durchzulassen.
error-servicenow-address-refused = ServiceNow nimmt von der Adresse dieses Servers keine Anfragen an. Bitten Sie Ihren ServiceNow-Admin, sie in der IP Address Access Control zuzulassen.
error-servicenow-mfa-required = ServiceNow verlangt vom Integrationsbenutzer einen zweiten Faktor. Bitten Sie Ihren ServiceNow-Admin, ihn auszunehmen (Gruppe MFA Exempted User Group), und versuchen Sie es dann erneut.
error-servicenow-circuit-open = ServiceNow antwortet nicht. Es wird von selbst erneut versucht.
error-servicenow-no-such-api = Dieser ServiceNow-Instanz fehlt, was dafür nötig ist: Ein Plugin ist nicht aktiv, oder ihr Release ist älter. { $detail }
error-servicenow-private-address = Der Name dieser Instanz führt in ein privates Netz. Ist das richtig, nennt der Betreiber ihren vollen Hostnamen in SERVICENOW_ALLOWED_HOSTS.
error-servicenow-ambiguous-record = ServiceNow hat einen anderen Datensatz als den gefragten geliefert. Es wurde nichts geändert.

error-securescore-secure-score-error = Microsoft konnte das nicht ausführen. { $detail }
error-securescore-credentials-refused = Microsoft akzeptiert die Zugangsdaten der App nicht ({ $code }). Bitten Sie Ihren Betreiber, Mandanten-ID, Client-ID und Client Secret zu prüfen.
error-securescore-permission-missing = Der App-Registrierung fehlt SecurityEvents.Read.All. Bitten Sie einen Microsoft-365-Admin, die Berechtigung mit Administratorzustimmung zu erteilen.
error-securescore-not-found = Microsoft Graph kennt nichts unter dieser Adresse. Bitten Sie Ihren Betreiber, die eingestellte Cloud zu prüfen.
error-securescore-request-refused = Microsoft hat die Anfrage abgelehnt. { $detail }
error-securescore-throttled = Microsoft nimmt im Moment keine weiteren Anfragen an. Der nächste Versuch folgt von selbst.
error-securescore-not-answering = Microsoft antwortet nicht. Der nächste Versuch folgt von selbst.
error-securescore-not-json = Etwas zwischen hier und Microsoft hat an dessen Stelle geantwortet. Bitten Sie Ihren Betreiber, den Proxy zu prüfen.
error-securescore-foreign-next-link = Die Antwort von Microsoft führte zu einem anderen Host, darum wurde dort nicht weitergelesen. Bitte sagen Sie es Ihrem Betreiber.
error-securescore-too-many-pages = Die Liste von Microsoft nahm kein Ende, darum wurde das Lesen beendet. Der nächste Versuch folgt von selbst.

error-storage-database-unreachable = Die Datenbank antwortet nicht. Bitte versuchen Sie es in einer Minute noch einmal; wenn es so bleibt, sagen Sie es Ihrem Betreiber.
error-storage-storage-error = Das konnte nicht gespeichert oder gelesen werden. Bitte sagen Sie es Ihrem Betreiber.
error-storage-unknown-key = Ein gespeichertes Geheimnis braucht einen Schlüssel, der nicht mehr eingestellt ist. Bitten Sie Ihren Betreiber, ihn in SCOREDESK_SECRET_KEYS wieder einzutragen, oder verbinden Sie mit /securescore connect neu.
error-storage-tampered = Ein gespeichertes Geheimnis wurde verändert und lässt sich nicht öffnen. Verbinden Sie mit /securescore connect neu und sagen Sie es Ihrem Betreiber.
error-storage-schema-behind = Die Datenbank ist nicht auf dem neuesten Stand. Der Betreiber führt aus: scoredesk db upgrade

## Untersuchung

doctor-title = Untersuchung
doctor-looking = ServiceNow und Microsoft 365 werden untersucht. Das dauert bis zu 20 Sekunden.
doctor-summary = { $fail ->
    [0] Nichts ist gestört.
    [one] Ein Punkt ist gestört.
   *[other] { NUMBER($fail) } Punkte sind gestört.
} { $warn ->
    [0] Keine Warnungen.
    [one] Eine Warnung.
   *[other] { NUMBER($warn) } Warnungen.
}
doctor-of-instance = { $instance }: { $summary }
doctor-waiting = Nicht untersucht, solange „{ $first }“ nicht in Ordnung ist: { $checks }
doctor-unknown = Nicht zu sehen
doctor-well = In Ordnung
doctor-more = { $count ->
    [one] Ein weiterer Befund: scoredesk doctor auf der Kommandozeile zeigt alle.
   *[other] { NUMBER($count) } weitere Befunde: scoredesk doctor auf der Kommandozeile zeigt alle.
}
doctor-written = Testticket
doctor-write-title = Testticket schreiben?
doctor-write-question = In ServiceNow wird ein als Test benannter Incident erstellt und sofort abgebrochen. Regeln Ihrer Instanz können jemanden darüber benachrichtigen.
button-doctor = Verbindungen prüfen
button-look-again = Erneut untersuchen
button-write-test-ticket = Testticket schreiben
help-doctor = die Verbindungen zu ServiceNow und Microsoft 365 untersuchen (Admins)
doctor-outcome-fail = FEHLER
doctor-outcome-warn = WARNUNG
doctor-outcome-unknown = UNKLAR
doctor-outcome-pass = GUT

doctor-check-connection = Verbindung
doctor-check-address = Adresse
doctor-check-token-endpoint = Token-Endpunkt
doctor-check-client = Client-ID und Secret
doctor-check-authorize-page = Autorisierungsseite
doctor-check-redirect = Redirect URL
doctor-check-refresh-token = Refresh-Token
doctor-check-identity = Inhaber des Tokens
doctor-check-user = Integrationsbenutzer
doctor-check-roles = Rollen
doctor-check-reading = Tickets lesen
doctor-check-writing = Tickets schreiben
doctor-check-delivery = Zustellungen
doctor-check-states = Namen der Zustände
doctor-check-invalid-query = Ungültige Abfragen
doctor-check-release = Release
doctor-check-registry = OAuth-Eintrag
doctor-check-cross-scope = Bereichsübergreifender Zugriff
doctor-check-rate-limit = Anfragelimit
doctor-check-clock = Uhr
doctor-check-companion = Alte App von Microsoft
doctor-check-push = Push
doctor-check-microsoft-token = Microsoft-Token
doctor-check-microsoft-permission = Microsoft-Berechtigung
doctor-check-score = Secure Score

doctor-seen-any-comes-after = Nicht untersucht: Zuerst kommt „{ $first }“.
doctor-seen-any-too-slow = Keine Antwort in der vorgesehenen Zeit.
doctor-seen-any-no-answer = Keine Antwort oder ein Fehler.
doctor-seen-any-no-data = Statt Daten kam eine Webseite.
doctor-seen-any-rate-limited = Zurzeit werden keine Anfragen mehr angenommen.
doctor-seen-any-not-allowed = Der Integrationsbenutzer darf das nicht sehen.
doctor-seen-any-refused = Das Token wurde hier nicht angenommen.
doctor-seen-any-odd = Die Antwort ließ sich nicht beurteilen.
doctor-seen-connection-none = ServiceNow ist nicht verbunden.
doctor-seen-connection-authorize-again = ServiceNow nimmt die Tokens der Verbindung nicht mehr an.
doctor-seen-connection-kept = Verbunden als { $user_name }.
doctor-seen-address-reached = { $host } ist erreichbar.
doctor-seen-address-not-allowed = { $host } gehört nicht zu den Hosts, die der Betreiber erlaubt.
doctor-seen-address-private = { $host } führt in ein privates Netz, daher wurde nichts gesendet.
doctor-seen-address-no-name = Der Name { $host } ist nicht bekannt.
doctor-seen-address-certificate = Dem Zertifikat von { $host } wird nicht vertraut.
doctor-seen-address-refused = { $host } lehnt Verbindungen ab.
doctor-seen-address-no-answer = { $host } antwortet nicht.
doctor-seen-token-endpoint-answers = Er antwortet, wie er soll.
doctor-seen-token-endpoint-hibernating = Die Instanz schläft.
doctor-seen-token-endpoint-login = Statt Daten kam eine Anmeldeseite: Single Sign-on oder ein Proxy steht davor. ({ $words })
doctor-seen-token-endpoint-address-refused = Die Instanz nimmt von der Adresse dieses Servers keine Anfragen an. ({ $words })
doctor-seen-token-endpoint-page = Statt Daten kam eine Webseite. ({ $words })
doctor-seen-token-endpoint-down = Er ist gestört oder antwortet nicht. ({ $words })
doctor-seen-client-accepted = Sie werden angenommen.
doctor-seen-client-refused = Client-ID, Client Secret oder Refresh-Token wird abgelehnt; ServiceNow sagt nicht, was davon.
doctor-seen-client-lost-key = Die gespeicherten Geheimnisse lassen sich nicht öffnen: Ihr Schlüssel ist nicht mehr eingestellt.
doctor-seen-authorize-page-login = Zuerst kommt die Anmeldeseite der Instanz.
doctor-seen-authorize-page-single-sign-on = Single Sign-on steht im Weg: Wer den Link öffnet, wird als er selbst angemeldet oder gar nicht.
doctor-seen-authorize-page-refused = Die Instanz lehnt den Link ab: Sie kennt die Client-ID nicht, ihr Eintrag ist nicht aktiv oder OAuth ist ausgeschaltet.
doctor-seen-authorize-page-address-refused = Die Instanz lehnt den Link ab, wenn er von der Adresse dieses Servers geöffnet wird.
doctor-seen-authorize-page-odd = Es kam eine Seite, die weder Anmeldung noch Ablehnung ist.
doctor-seen-redirect-registered = { $redirect_uri } steht im OAuth-Eintrag.
doctor-seen-redirect-came-back = Der Browser kam am { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC zurück.
doctor-seen-redirect-not-needed = Client Credentials brauchen keine.
doctor-seen-redirect-unregistered = { $redirect_uri } steht nicht im OAuth-Eintrag, daher wird der Browser anderswohin geschickt.
doctor-seen-refresh-token-not-needed = Client Credentials brauchen keines.
doctor-seen-refresh-token-lives = { $days ->
    [one] Es lebt noch einen Tag.
   *[other] Es lebt noch { NUMBER($days) } Tage.
}
doctor-seen-refresh-token-ends-soon = { $days ->
    [one] Es endet in einem Tag.
   *[other] Es endet in { NUMBER($days) } Tagen.
}
doctor-seen-refresh-token-ended = Seine Zeit ist um.
doctor-seen-identity-proven = Das Token gehört { $user_name }.
doctor-seen-identity-wrong-user = Das Token gehört { $actual }, nicht { $expected }.
doctor-seen-identity-too-powerful = Der Integrationsbenutzer hat Adminrechte: { $roles }.
doctor-seen-identity-unproven = Die Instanz hat nicht eindeutig gesagt, wem das Token gehört.
doctor-seen-identity-token-refused = Das Access-Token wird nicht angenommen.
doctor-seen-identity-second-factor = Die Instanz verlangt auch an ihrer API einen zweiten Faktor.
doctor-seen-identity-denied = Der Integrationsbenutzer darf die REST-API nicht benutzen.
doctor-seen-user-well = Er ist eingestellt, wie er soll.
doctor-seen-user-inactive = Der Benutzer ist nicht aktiv.
doctor-seen-user-locked-out = Der Benutzer ist gesperrt.
doctor-seen-user-web-service-only = Der Benutzer ist eine Maschine oder hat nur Webservice-Zugriff, daher kann sich niemand als er anmelden, um neu zu autorisieren.
doctor-seen-user-time-zone = Die Zeitzone des Benutzers ist { $time_zone }, nicht GMT.
doctor-seen-user-internal = Der Benutzer ist als interner Integrationsbenutzer markiert; das ist für SOAP gedacht und verbirgt ihn in der Machine Identity Console.
doctor-seen-user-person = { $email } ist die Adresse einer Person in diesem Slack-Workspace.
doctor-seen-user-hidden = Nicht sichtbar: { $fields }.
doctor-seen-roles-held = { $roles }
doctor-seen-roles-not-standard = { $roles }. Das reicht für alles außer Standard-Changes: Diese erstellt ServiceNow nur für itil oder change_manager.
doctor-seen-roles-missing = Es fehlen: { $roles }.
doctor-seen-roles-hidden = Der Integrationsbenutzer sieht seine eigenen Rollen nicht; das ist üblich.
doctor-seen-reading-complete = Incidents und Change Requests werden mit allen Feldern gelesen.
doctor-seen-reading-denied = { $table } darf nicht gelesen werden.
doctor-seen-reading-rows-hidden = { $table }: Es gibt { NUMBER($count) } Datensätze, und von den ersten darf keiner gelesen werden.
doctor-seen-reading-needed-hidden = { $table }: Nötige Felder dürfen nicht gelesen werden: { $fields }.
doctor-seen-reading-fields-hidden = { $table }: nicht sichtbar: { $fields }.
doctor-seen-reading-empty = { $table }: Es gibt keine Datensätze, an denen es sich zeigen könnte.
doctor-seen-writing-not-tried = Nicht versucht, denn es schreibt ein Testticket.
doctor-seen-writing-canceled = { $number } wurde erstellt und abgebrochen.
doctor-seen-writing-deleted = { $number } wurde erstellt und wieder gelöscht.
doctor-seen-writing-not-taken = Gesendete, aber nicht übernommene Felder: { $fields }.
doctor-seen-writing-left-behind = { $number } wurde erstellt und ließ sich nicht abbrechen: Es ist noch offen.
doctor-seen-writing-denied = Der Integrationsbenutzer darf keine Incidents erstellen.
doctor-seen-writing-refused = Eine Regel der Instanz hat den Incident abgelehnt: { $words }
doctor-seen-writing-unsure = Es kam keine Antwort: Es kann einen Incident namens „{ $title }“ geben.
doctor-seen-delivery-delivered = { $count ->
    [one] In dieser Instanz wurde ein Ticket erstellt.
   *[other] In dieser Instanz wurden { NUMBER($count) } Tickets erstellt.
}
doctor-seen-delivery-waiting = { $count ->
    [one] Ein Ticket wartet seit mehr als zehn Minuten ({ $error }).
   *[other] { NUMBER($count) } Tickets warten seit mehr als zehn Minuten ({ $error }).
}
doctor-seen-delivery-refused = { $count ->
    [one] Noch kein Ticket wurde erstellt: Das einzige wurde abgelehnt ({ $error }).
   *[other] Noch kein Ticket wurde erstellt: { NUMBER($count) } wurden abgelehnt ({ $error }).
}
doctor-seen-delivery-none-shared = In dieser Instanz wurde noch kein Ticket erstellt: Es wurde nichts geteilt.
doctor-seen-states-complete = Sie sind lesbar.
doctor-seen-states-hidden = { $table }: Sie dürfen nicht gelesen werden.
doctor-seen-states-none = { $table }: Auf Englisch gibt es keine.
doctor-seen-states-lacking = { $table }: Diese üblichen Zustände gibt es nicht: { $states }.
doctor-seen-invalid-query-finds-nothing = Eine unverständliche Bedingung findet nichts.
doctor-seen-invalid-query-ignored = Eine unverständliche Bedingung wird weggelassen und findet alles.
doctor-seen-invalid-query-empty = Es gibt keine Incidents, an denen es sich zeigen könnte.
doctor-seen-release-supported = { $release }
doctor-seen-release-too-old = { $release } ist älter als Kingston.
doctor-seen-release-unreadable = Der Build heißt „{ $tag }“ und nennt kein Release.
doctor-seen-release-hidden = Der Integrationsbenutzer sieht den Build nicht; das ist üblich.
doctor-seen-registry-valid = Er ist aktiv und vollständig.
doctor-seen-registry-inactive = Er ist nicht aktiv.
doctor-seen-registry-public = Er ist ein öffentlicher Client und bekommt daher kein Refresh-Token.
doctor-seen-registry-no-user = Er nennt keinen OAuth Application User, daher bekommen Client Credentials kein Token.
doctor-seen-registry-hidden = Der Integrationsbenutzer sieht ihn nicht; das ist üblich.
doctor-seen-cross-scope-open = Die Tabelle oauth_entity darf aus allen Anwendungsbereichen gelesen werden.
doctor-seen-cross-scope-closed = Die Tabelle oauth_entity darf nicht aus anderen Anwendungsbereichen gelesen werden.
doctor-seen-cross-scope-no-web-services = Die Tabelle oauth_entity ist für Webservices geschlossen.
doctor-seen-cross-scope-hidden = Der Integrationsbenutzer sieht ihn nicht; das ist üblich.
doctor-seen-rate-limit-none = Keine Regel begrenzt die Anfragen.
doctor-seen-rate-limit-ample = { NUMBER($requests) } Anfragen pro Stunde.
doctor-seen-rate-limit-few = Nur { NUMBER($requests) } Anfragen pro Stunde.
doctor-seen-rate-limit-reached = Die Anfragen dieser Stunde sind aufgebraucht.
doctor-seen-clock-agrees = Sie stimmt bis auf { NUMBER($seconds) } s mit der von ServiceNow überein.
doctor-seen-clock-off = Sie weicht um { NUMBER($seconds) } s von der von ServiceNow ab.
doctor-seen-clock-far-off = Sie weicht um { NUMBER($seconds) } s von der von ServiceNow ab.
doctor-seen-companion-none = Sie ist nicht installiert und wird nicht gebraucht.
doctor-seen-companion-left-over = Der eingestellte Microsoft 365 Ticketing Connector ist noch installiert.
doctor-seen-companion-hidden = Der Integrationsbenutzer sieht die Apps der Instanz nicht.
doctor-seen-push-not-set-up = Nicht eingerichtet: Änderungen werden regelmäßig nachgelesen.
doctor-seen-push-comes = Der letzte kam am { DATETIME($pushed_at, dateStyle: "medium", timeStyle: "short") } UTC.
doctor-seen-push-silent = Ein Ticket änderte sich am { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") } UTC, der letzte Push kam aber am { DATETIME($pushed_at, dateStyle: "medium", timeStyle: "short") } UTC.
doctor-seen-push-never-came = Er ist eingerichtet, aber es kam noch keiner.
doctor-seen-microsoft-token-accepted = Microsoft nimmt die App an.
doctor-seen-microsoft-token-refused = Microsoft nimmt die Anmeldedaten der App nicht an ({ $code }).
doctor-seen-microsoft-token-not-found = Microsoft Graph kennt unter dieser Adresse nichts.
doctor-seen-microsoft-permission-granted = Sie darf Secure Score lesen.
doctor-seen-microsoft-permission-missing = Es fehlt: { $permission }.
doctor-seen-score-fresh = { $hours ->
    [0] In der letzten Stunde gelesen.
    [one] Vor einer Stunde gelesen.
   *[other] Vor { NUMBER($hours) } Stunden gelesen.
}
doctor-seen-score-old = Zuletzt vor { NUMBER($hours) } Stunden gelesen.
doctor-seen-score-never = Er wurde noch nie gelesen.

doctor-fix-look-again = Untersuchen Sie es in ein paar Minuten erneut. Bleibt es so, sagen Sie es Ihrem ServiceNow-Admin oder, bei Microsoft, Ihrem Betreiber.
doctor-fix-wait = Warten Sie, bis die Stunde vorbei ist, und untersuchen Sie es dann erneut.
doctor-fix-ask-for-read = Bitten Sie Ihren ServiceNow-Admin, nachzusehen; dass der Integrationsbenutzer es nicht darf, ist kein Fehler.
doctor-fix-authorize = Autorisieren Sie neu mit /securescore connect.
doctor-fix-connect = Verbinden Sie ServiceNow mit /securescore connect; alles andere kommt danach.
doctor-fix-allow-host = Der Betreiber ergänzt den Host in SERVICENOW_ALLOWED_HOSTS, wenn es der richtige ist.
doctor-fix-list-host = Ist das richtig so, trägt der Betreiber den vollen Hostnamen in SERVICENOW_ALLOWED_HOSTS ein.
doctor-fix-correct-instance = Berichtigen Sie die Adresse der Instanz mit /securescore connect; stimmt sie, prüft der Betreiber das DNS des Servers.
doctor-fix-trust-certificate = Der Betreiber sucht nach einem Proxy, der Zertifikate ersetzt; sonst erneuert der ServiceNow-Admin das Zertifikat.
doctor-fix-open-firewall = Der Betreiber öffnet den Weg von diesem Server zur Instanz, auf Port 443.
doctor-fix-wake = Wecken Sie die Instanz auf developer.servicenow.com.
doctor-fix-open-api = Bitten Sie Ihren ServiceNow-Admin, /oauth_token.do und /api ohne Single Sign-on durchzulassen.
doctor-fix-allow-address = Bitten Sie Ihren ServiceNow-Admin, die Adresse dieses Servers in IP Address Access Control zu erlauben.
doctor-fix-open-in-browser = Öffnen Sie die Instanz im Browser, um zu sehen, was sie zeigt, und sagen Sie es Ihrem ServiceNow-Admin.
doctor-fix-wait-for-instance = Warten Sie, bis die Instanz wieder da ist; was geteilt wurde, bleibt erhalten.
doctor-fix-check-client = Vergleichen Sie Client-ID und Secret mit dem OAuth-Eintrag, und autorisieren Sie dann neu mit /securescore connect.
doctor-fix-restore-key = Der Betreiber nimmt den alten Schlüssel wieder in SCOREDESK_SECRET_KEYS auf; sonst verbinden Sie neu mit /securescore connect.
doctor-fix-sign-in-by-side-door = Öffnen Sie den Link zum Autorisieren in einem privaten Fenster, und melden Sie sich als Integrationsbenutzer an („Not you?“ oder die Seite /side_door.do). Ist nur Single Sign-on erlaubt, verbinden Sie mit Client Credentials.
doctor-fix-check-registry = Bitten Sie Ihren ServiceNow-Admin, unter System OAuth > Application Registry nachzusehen: die Client-ID, das Häkchen Active und ob OAuth eingeschaltet ist.
doctor-fix-authorize-as-user = Autorisieren Sie neu mit /securescore connect, wählen Sie in ServiceNow „Not you?“, und melden Sie sich als Integrationsbenutzer an.
doctor-fix-take-admin-away = Bitten Sie Ihren ServiceNow-Admin, dem Integrationsbenutzer die Adminrollen zu nehmen.
doctor-fix-allow-rest = Bitten Sie Ihren ServiceNow-Admin, den Integrationsbenutzer die REST-API benutzen zu lassen (Rolle snc_platform_rest_api_access, falls ihre Zugriffsregel aktiv ist).
doctor-fix-check-user = Fragen Sie Ihren ServiceNow-Admin, ob der Integrationsbenutzer aktiv und nicht gesperrt ist; autorisieren Sie dann neu mit /securescore connect.
doctor-fix-exempt-from-mfa = Bitten Sie Ihren ServiceNow-Admin, den Integrationsbenutzer auszunehmen (Gruppe MFA Exempted User Group).
doctor-fix-activate-user = Bitten Sie Ihren ServiceNow-Admin, den Integrationsbenutzer zu aktivieren.
doctor-fix-unlock-user = Bitten Sie Ihren ServiceNow-Admin, den Integrationsbenutzer zu entsperren.
doctor-fix-let-user-log-in = Bitten Sie Ihren ServiceNow-Admin vor dem nächsten Autorisieren, Identity type auf Human zu setzen und Web service access only auszuschalten; oder verbinden Sie mit Client Credentials.
doctor-fix-set-time-zone = Bitten Sie Ihren ServiceNow-Admin, die Zeitzone des Integrationsbenutzers auf GMT zu setzen.
doctor-fix-unmark-internal = Bitten Sie Ihren ServiceNow-Admin, Internal Integration User auszuschalten.
doctor-fix-make-own-user = Bitten Sie Ihren ServiceNow-Admin um einen Benutzer, der niemandem gehört, und verbinden Sie mit ihm.
doctor-fix-look-at-user = Bitten Sie Ihren ServiceNow-Admin, sich den Integrationsbenutzer anzusehen: aktiv, nicht gesperrt, Zeitzone GMT.
doctor-fix-give-roles = Bitten Sie Ihren ServiceNow-Admin, dem Integrationsbenutzer sn_incident_read, sn_incident_write, sn_change_read und sn_change_write (oder itil) zu geben.
doctor-fix-look-at-roles = Bitten Sie Ihren ServiceNow-Admin, die Rollen des Integrationsbenutzers mit der Checkliste von /securescore connect zu vergleichen.
doctor-fix-open-fields = Bitten Sie Ihren ServiceNow-Admin, den Integrationsbenutzer diese Felder lesen und schreiben zu lassen.
doctor-fix-share-one = Teilen Sie eine Maßnahme mit /securescore share, und untersuchen Sie dann erneut.
doctor-fix-write-test-ticket = Lassen Sie ein Testticket schreiben: mit der Schaltfläche unten oder mit scoredesk doctor --write-probe.
doctor-fix-close-test-ticket = Bitten Sie Ihren ServiceNow-Admin, das Testticket abzubrechen.
doctor-fix-ease-rule = Bitten Sie Ihren ServiceNow-Admin, den Integrationsbenutzer von dieser Regel auszunehmen oder auszufüllen, was sie verlangt.
doctor-fix-look-for-test-ticket = Suchen Sie es in ServiceNow und brechen Sie es ab; untersuchen Sie dann erneut.
doctor-fix-open-choices = Bitten Sie Ihren ServiceNow-Admin, den Integrationsbenutzer sys_choice lesen zu lassen; bis dahin heißen Zustände so, wie Datensätze sie zeigen.
doctor-fix-add-choices = Fragen Sie Ihren ServiceNow-Admin, ob es die Auswahlwerte des Zustands auf Englisch gibt; bis dahin heißen Zustände so, wie Datensätze sie zeigen.
doctor-fix-name-states = Nichts, wenn Ihre Instanz eigene Zustände hat; sonst bitten Sie Ihren ServiceNow-Admin, sie zu ergänzen.
doctor-fix-set-invalid-query = Bitten Sie Ihren ServiceNow-Admin, glide.invalid_query.returns_no_rows auf true zu setzen. scoredesk prüft jeden Datensatz, den es bekommt; andere Integrationen vielleicht nicht.
doctor-fix-upgrade = Bitten Sie Ihren ServiceNow-Admin um ein Upgrade: Kingston ist das älteste unterstützte Release.
doctor-fix-look-at-stats = Bitten Sie Ihren ServiceNow-Admin, stats.do in den Filter einzugeben und den Namen des Builds zu lesen: Kingston oder neuer ist gut.
doctor-fix-activate-entry = Bitten Sie Ihren ServiceNow-Admin, den Eintrag auf Active zu setzen.
doctor-fix-make-confidential = Bitten Sie Ihren ServiceNow-Admin, Public Client auszuschalten und dem Eintrag ein Client Secret zu geben.
doctor-fix-set-application-user = Bitten Sie Ihren ServiceNow-Admin, den OAuth Application User des Eintrags auf den Integrationsbenutzer zu setzen.
doctor-fix-look-at-registry = Bitten Sie Ihren ServiceNow-Admin, unter System OAuth > Application Registry nachzusehen: aktiv, unsere Redirect URL, ein Client Secret.
doctor-fix-add-redirect = Bitten Sie Ihren ServiceNow-Admin, diese Redirect URL genau so in den Eintrag aufzunehmen.
doctor-fix-open-table = Muss eine App der Instanz sie lesen: Setzen Sie unter System Definition > Tables, oauth_entity, Accessible from auf All application scopes und Can read auf angekreuzt.
doctor-fix-allow-web-services = Muss sie von hier aus gelesen werden: Kreuzen Sie unter System Definition > Tables, oauth_entity, Allow access to this table via web services an.
doctor-fix-look-at-table = Nur wenn eine App sich über die Cross-scope access policy beschwert: Unter System Definition > Tables, oauth_entity, steht Accessible from auf All application scopes, und Can read ist angekreuzt.
doctor-fix-raise-limit = Bitten Sie Ihren ServiceNow-Admin um eine Regel, die dem Integrationsbenutzer mindestens 500 Anfragen pro Stunde erlaubt.
doctor-fix-set-clock = Der Betreiber stellt die Uhr des Servers, mit NTP.
doctor-fix-remove-app = Bitten Sie Ihren ServiceNow-Admin, sie zu entfernen: Sie tut nichts mehr, seit Microsoft sie eingestellt hat.
doctor-fix-look-at-apps = Es ist nichts zu tun.
doctor-fix-check-push = Fragen Sie Ihren ServiceNow-Admin, ob die Push-Regel aktiv ist und diesen Server erreicht; bis dahin werden Änderungen regelmäßig nachgelesen.
doctor-fix-change-a-ticket = Ändern Sie ein Ticket in ServiceNow, und untersuchen Sie dann erneut.
doctor-fix-solve-the-others = Beheben Sie zuerst, was bei den anderen Punkten gestört ist; danach wird es von selbst erneut versucht oder kann neu geteilt werden.
doctor-fix-check-app = Der Betreiber prüft AZURE_TENANT_ID, AZURE_CLIENT_ID und AZURE_CLIENT_SECRET und ob das Secret in Entra abgelaufen ist.
doctor-fix-check-cloud = Der Betreiber prüft GRAPH_URL und AZURE_AUTHORITY_HOST: Sie gehören zu einer anderen Cloud.
doctor-fix-grant-permission = Bitten Sie einen Microsoft-365-Admin, der App diese Anwendungsberechtigung zu geben, mit Administratorzustimmung.
doctor-fix-wait-for-score = Untersuchen Sie es in einer Stunde erneut. Bleibt es so, sieht der Betreiber in das Log.
