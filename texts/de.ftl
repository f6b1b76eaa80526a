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

## Schaltflächen

button-all-actions = Alle Maßnahmen
button-authorize = In ServiceNow autorisieren
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
help-disconnect = die Verbindung zu ServiceNow entfernen (Admins)
help-help = diese Liste
help-ticket = ein hier erstelltes Ticket zeigen
help-list = Tickets auflisten; dazu mine, open, overdue, incidents oder changes

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
card-queued = In der Warteschlange: ServiceNow wird gerade darum gebeten. Diese Karte wird zum Ticket.
card-waiting = In der Warteschlange: { $reason }. Der nächste Versuch folgt von selbst; nichts geht verloren.
card-refused = ServiceNow hat es nicht angenommen: { $reason }. { $detail }
card-about = { $title } · { $gain } · angefragt von { $asked_by }, { $asked_at }
card-text-pending = In der Warteschlange für ServiceNow: { $name }
card-text-attempted = In der Warteschlange für ServiceNow: { $name }
card-text-refused = ServiceNow hat nicht angenommen: { $name }
card-text-delivered = { $number }, { $state }: { $name }
change-told = *{ $field }:* { $before } → { $after }
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
reason-other = etwas ist schiefgegangen

## ServiceNow verbinden

connect-title = ServiceNow verbinden
connect-checklist = Checkliste für die Installation
connect-who = Die Schritte 1 bis 4 sind für Ihren ServiceNow-Admin.
connect-step = { $number }. { $name }
connect-step-user = Den Integrationsbenutzer anlegen
connect-step-user-how = Legen Sie unter { $users } einen eigenen Benutzer für scoredesk an, mit den Rollen { $roles } (oder { $role }). Geben Sie ihm nicht admin oder security_admin: Ein solcher Benutzer wird abgelehnt.
connect-step-time-zone = Seine Zeitzone einstellen
connect-step-time-zone-how = Time zone: { $time_zone }
connect-step-interactive = Die Anmeldung erlauben, solange Sie autorisieren
connect-step-interactive-how = Identity type Human, und Web service access only aus. Lassen Sie das Kästchen auch danach aus: Ob die Tokens das Einschalten überstehen, sagt ServiceNow nicht.
connect-step-registry = Den OAuth-Eintrag anlegen
connect-step-registry-how = Wählen Sie in { $console } OAuth authorization code grant; in älteren Versionen in { $registry } Create an OAuth API endpoint for external clients.
    Redirect URL: { $redirect_uri }
    Scope: { $scope }
connect-step-form = Dieses Formular ausfüllen
connect-step-form-how = Client-ID und Client Secret stehen im OAuth-Eintrag. Das Secret wird verschlüsselt gespeichert. Danach autorisieren Sie im Browser.
connect-instance = Instanz
connect-instance-hint = Zum Beispiel { $example }
connect-client-id = Client-ID
connect-client-secret = Client Secret
connect-client-secret-hint = Slack zeigt an, was Sie hier eingeben.
connect-user-name = Integrationsbenutzer
connect-user-name-hint = Sein Benutzername (User ID) in ServiceNow, nicht seine E-Mail-Adresse.
authorize-now = Fast fertig. Öffnen Sie ServiceNow, melden Sie sich als *{ $user_name }* an und wählen Sie Allow.
authorize-not-you = Wenn ServiceNow Ihren eigenen Namen zeigt, wählen Sie zuerst *Not you?* und melden sich als { $user_name } an; ein privates Browserfenster hilft.
authorize-ten-minutes = Der Link gilt einmal und 10 Minuten lang. Sie bekommen eine Nachricht, sobald die Verbindung steht.
connection-none = ServiceNow ist nicht verbunden. Ein Admin verbindet es mit `/securescore connect`.
connection-well = ServiceNow ist verbunden.
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

notice-connected = :white_check_mark: ServiceNow ist verbunden: { $instance } als { $user_name }. `/securescore share` erstellt das erste Ticket.
notice-authorize-again = ServiceNow akzeptiert die Verbindung zu { $instance } nicht mehr. Tickets warten, bis ein Admin sie mit `/securescore connect` neu autorisiert; nichts geht verloren.
notice-refused = ServiceNow hat *{ $name }* nicht angenommen: { $detail } Ändern Sie, was es nennt, und teilen Sie die Maßnahme erneut, oder fragen Sie Ihren ServiceNow-Admin.
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
page-connected-body = Was Sie aus Slack teilen, wird dort unter diesem Benutzer angelegt.
page-connected-next = Sie können diese Seite schließen und zu Slack zurückkehren. /securescore share legt das erste Ticket an.
page-failed-title = Nicht verbunden
page-failed-next = Sie können diese Seite schließen und zu Slack zurückkehren.
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
    [admin] Das braucht einen scoredesk-Admin. Fragen Sie einen Admin dieses Workspace.
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
error-desk-unknown-subscription = Dieser Digest wurde entfernt. /securescore digest zeigt, welche es gibt.
error-desk-authorization-expired = Der Link ist abgelaufen oder wurde schon benutzt. Beginnen Sie mit /securescore connect neu.
error-desk-authorization-denied = ServiceNow durfte nicht verbunden werden: Jemand hat Deny gewählt. Beginnen Sie mit /securescore connect neu und wählen Sie Allow.
error-desk-no-refresh-token = ServiceNow hat kein Refresh-Token ausgestellt; die Verbindung hätte keine Stunde gehalten und wurde nicht hergestellt. Bitten Sie Ihren ServiceNow-Admin, den OAuth-Eintrag als vertraulichen Client mit Client Secret anzulegen, und beginnen Sie dann mit /securescore connect neu.
error-desk-connect-failed = Die Verbindung zu ServiceNow wurde nicht hergestellt.

error-servicenow-service-now-error = ServiceNow konnte das nicht ausführen. { $detail }
error-servicenow-credentials-refused = ServiceNow akzeptiert die Zugangsdaten nicht. Prüfen Sie Client-ID und Client Secret und autorisieren Sie mit /securescore connect neu.
error-servicenow-permission-denied = Der Integrationsbenutzer darf das nicht. Bitten Sie Ihren ServiceNow-Admin, seine Rollen zu prüfen. { $detail }
error-servicenow-record-not-found = ServiceNow hat keinen solchen Datensatz, oder der Integrationsbenutzer darf ihn nicht sehen.
error-servicenow-refused-by-rule = Eine Regel der ServiceNow-Instanz hat das abgelehnt. { $detail }
error-servicenow-rate-limited = ServiceNow nimmt im Moment keine weiteren Anfragen an. Versuchen Sie es später wieder.
error-servicenow-not-answering = ServiceNow antwortet nicht. Versuchen Sie es in ein paar Minuten wieder.
error-servicenow-not-json = ServiceNow hat mit einer Webseite statt mit Daten geantwortet. Vielleicht schläft die Instanz oder wird gewartet: Öffnen Sie sie im Browser und versuchen Sie es dann wieder.
error-servicenow-host-not-allowed = Diese Instanz ist hier nicht erlaubt. Geben Sie ihre Adresse als https://acme.service-now.com ein; der Betreiber kann andere Hosts erlauben.
error-servicenow-wrong-user = Sie haben als { $actual } statt als { $expected } autorisiert, darum wurden die Tokens widerrufen. Beginnen Sie mit /securescore connect neu, wählen Sie in ServiceNow „Not you?“ und melden Sie sich als { $expected } an.
error-servicenow-too-powerful = Der Integrationsbenutzer hat Admin-Rechte, darum wurden die Tokens widerrufen. Bitten Sie Ihren ServiceNow-Admin, sie zu entziehen, und beginnen Sie dann mit /securescore connect neu.
error-servicenow-identity-unproven = ServiceNow hat nicht klar gesagt, wem das ausgestellte Token gehört, darum wurde es widerrufen. Fragen Sie Ihren ServiceNow-Admin, ob der Integrationsbenutzer die REST-API verwenden darf, und beginnen Sie dann mit /securescore connect neu.
error-servicenow-bad-query-value = Dieser Wert enthält Zeichen, die ServiceNow als Abfrage lesen würde. Es wurde nichts gesendet.
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
