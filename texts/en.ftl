### Every sentence a person reads, in English. Formatting marks in here are Slack's mrkdwn.

product-name = scoredesk

## Numbers, days and small words

number = { NUMBER($number) }
percent = { NUMBER($percent, maximumFractionDigits: 1) }%
percent-points = +{ NUMBER($gain, maximumFractionDigits: 2) }%
points-of = { NUMBER($score, maximumFractionDigits: 2) } of { $max_score ->
    [one] { NUMBER($max_score, maximumFractionDigits: 2) } point
   *[other] { NUMBER($max_score, maximumFractionDigits: 2) } points
}
points-not-scored = not scored, { $max_score ->
    [one] { NUMBER($max_score, maximumFractionDigits: 2) } point
   *[other] { NUMBER($max_score, maximumFractionDigits: 2) } points
} possible
day = { DATETIME($day, dateStyle: "medium") }
moment-utc = { DATETIME($moment, dateStyle: "medium", timeStyle: "short") } UTC
as-of = as of { DATETIME($day, dateStyle: "medium") }
page-of = Page { NUMBER($page) } of { NUMBER($pages) }
and-more = _and { NUMBER($count) } more_
nobody = nobody
nothing = nothing
never = never
direct-messages = your direct messages
change-up = ▲ { NUMBER($points, maximumFractionDigits: 1) } percentage points
change-down = ▼ { NUMBER($points, maximumFractionDigits: 1) } percentage points
change-none = unchanged
change-unknown = not known

## Vendors' words

table-incident = Incident
table-change_request = Change request
priority-1 = 1 - Critical
priority-2 = 2 - High
priority-3 = 3 - Moderate
priority-4 = 4 - Low
priority-5 = 5 - Planning
level-low = Low
level-moderate = Moderate
level-high = High
status-to_address = To address
status-completed = Completed
status-risk_accepted = Risk accepted
status-third_party = Resolved through third party
status-alternate_mitigation = Resolved through alternate mitigation
status-not_scored = Not scored
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

## Names of facts

fact-line = { $name }: { $value }
fact-as-of = As of
fact-asked-by = Asked by
fact-assigned-to = Assigned to
fact-assignment-group = Assignment group
fact-authorized-at = Authorized
fact-authorized-by = Authorized by
fact-category = Category
fact-control-id = Control ID
fact-due-date = Due
fact-gain = Score impact
fact-implementation-cost = Implementation cost
fact-instance = Instance
fact-last-error = Last problem
fact-last-success = Last success
fact-link = Link
fact-points = Points
fact-priority = Priority
fact-product = Product
fact-recommendation-category = Recommendation category
fact-recommendation-source = Recommendation source
fact-state = State
fact-status = Status
fact-threats = Threats
fact-type = Type
fact-user-impact = User impact
fact-user-name = Integration user
field-state = State
field-assigned_to = Assigned to
field-assignment_group = Assignment group
field-priority = Priority
field-due_date = Due

## Buttons

button-all-actions = All actions
button-authorize = Authorize in ServiceNow
button-cancel = Cancel
button-close = Close
button-connect = Connect ServiceNow
button-continue = Continue
button-create-ticket = Create a ticket
button-details = Details
button-disconnect = Remove
button-keep = Keep
button-manage-connection = Manage ServiceNow configuration
button-new-digest = New digest
button-next = Next
button-open-portal = Open in Microsoft's portal
button-open-servicenow = Open in ServiceNow
button-pause = Pause
button-preview = Preview
button-previous = Previous
button-remove = Remove
button-resume = Resume
button-save = Save
button-share = Share
button-share-again = Share again
button-show-in-channel = Show in channel
button-view-all-tickets = View all tickets

## Help

help-title = What { $command } can do
help-did-you-mean = There is no { $asked }. Did you mean { $nearest }?
help-unknown = There is no { $asked }. This is what there is:
help-choose = There is no { $asked }. Choose from { $choices }.
help-only-you = Only you can see this.
help-overview = the score now, its trend, and the actions worth most
help-actions = list improvement actions; add words, or category:, product: and status: filters; an action's control ID shows its details
help-share = share an improvement action as a ServiceNow ticket; add its control ID or words from its title
help-digest = this channel's digests; add `new` for a new one, `now` to preview what they would say
help-connect = connect ServiceNow, or renew the connection (admins)
help-disconnect = remove the connection to ServiceNow (admins)
help-help = this list
help-ticket = show a ticket that was made here
help-list = list tickets; add mine, open, overdue, incidents or changes

## The score and the improvement actions

overview-title = Microsoft Secure Score
overview-text = Your Microsoft Secure Score is { NUMBER($percent, maximumFractionDigits: 1) }%.
overview-score = *{ NUMBER($percent, maximumFractionDigits: 1) }%* · { NUMBER($score, maximumFractionDigits: 2) } of { NUMBER($max_score, maximumFractionDigits: 2) } points
overview-7-days = Last 7 days
overview-30-days = Last 30 days
overview-as-of = As of { DATETIME($day, dateStyle: "medium") }, read { $read_at }. Microsoft needs 24 to 48 hours to show a change, sometimes longer.
overview-best = Worth most now
overview-nothing-to-do = Nothing is left that can be acted on now.
peers-all-tenants = All organizations
peers-total-seats = Organizations of your size
peers-industry-types = Your industry
action-rank = Rank { $rank }
action-shared-as = Shared: { $ticket }
action-list-title = Improvement actions
action-list-total = { $total ->
    [one] { NUMBER($total) } improvement action can be acted on now.
   *[other] { NUMBER($total) } improvement actions can be acted on now.
}
action-list-found = { $total ->
    [one] { NUMBER($total) } improvement action for: { $words }
   *[other] { NUMBER($total) } improvement actions for: { $words }
}
action-list-none-left = Nothing is left that can be acted on now.
action-list-none-found = Nothing here. Try fewer words, or a `status:` filter, such as `status:completed`.
action-list-left-out = { $left_out ->
    [one] { NUMBER($left_out) } more is left out: done, declared as resolved, accepted as a risk, or not scored here. `status:` shows it.
   *[other] { NUMBER($left_out) } more are left out: done, declared as resolved, accepted as a risk, or not scored here. `status:` shows them.
}
detail-text = Improvement action: { $title }
detail-description = Description
detail-implementation-status = Where it stands
detail-remediation = What to do
detail-remediation-impact = What changes for users
detail-open-portal = Open in Microsoft's portal

## Sharing

share-title = Share as a ticket
share-table = Ticket type
share-short-description = Name
share-description = Description
share-description-hint = The action's facts are added below what you write.
share-priority = Priority
share-due-date = Due date
share-warning-completed = Secure Score already counts this action as completed.
share-warning-risk-accepted = The risk of this action is marked as accepted.
share-warning-third-party = This action is marked as resolved through a third party.
share-warning-alternate-mitigation = This action is marked as resolved through an alternate mitigation.
share-warning-not-scored = This action is not scored in your organization: a product is not licensed, or it does not apply. Doing it will not change the score.
share-problem-table = Choose incident or change request.
share-problem-priority = A change request has no priority 5. Choose 1 to 4.
share-problem-empty-name = Enter a name.
share-problem-long-name = Shorten the name to 160 characters.
share-problem-long-description = Shorten the description to 3,000 characters.
share-problem-no-due-date = Choose a due date.
share-problem-past-due-date = Choose today or a later date.
pick-action = Improvement action
pick-placeholder = Type words from its title
pick-found = These match *{ $words }*. For another action, close this and use { $command } with other words.
share-none-found = No improvement action matches *{ $words }*. Try fewer words, or { $command } alone to search while you type.
already-shared = This action already has a ticket: { $ticket }
    { $name }
already-hint = Share it again only if you need a second ticket.
accepted-new = :white_check_mark: *{ $name }* is on its way to ServiceNow.
accepted-known = This action already has a ticket: { $ticket }. No second one was made.
accepted-where = Its card appears in { $channel }.

## Tickets

ticket-queued = Queued
ticket-refused = Refused
ticket-not-followed = Not followed: the connection was removed, or the record is gone. What you see is the last known state.
state-unknown = state not known
card-queued = Queued: ServiceNow is being asked to make it. This card becomes the ticket.
card-waiting = Queued: { $reason }. It is tried again by itself; nothing is lost.
card-refused = ServiceNow did not take it: { $reason }. { $detail }
card-about = { $title } · { $gain } · asked by { $asked_by }, { $asked_at }
card-text-pending = Queued for ServiceNow: { $name }
card-text-attempted = Queued for ServiceNow: { $name }
card-text-refused = ServiceNow did not take: { $name }
card-text-delivered = { $number }, { $state }: { $name }
change-told = *{ $field }:* { $before } → { $after }
row-due = due { DATETIME($day, dateStyle: "medium") }
row-overdue = { $days ->
    [one] overdue by { NUMBER($days) } day
   *[other] overdue by { NUMBER($days) } days
}
row-moved = { $ticket } (was { $before })
ticket-list-title = Tickets
ticket-list-total = { $total ->
    [one] { NUMBER($total) } ticket, { $filters }
   *[other] { NUMBER($total) } tickets, { $filters }
}
list-no-filter = all
ticket-list-none = No tickets yet. `/securescore share` makes the first one.
ticket-list-none-found = No ticket matches. `/ticket list` shows all of them.

## Why something is stuck

reason-ambiguous-record = ServiceNow answered with another record than the one asked for
reason-bad-query-value = a value has characters that ServiceNow would read as a query
reason-credentials-refused = ServiceNow no longer accepts the connection, an admin has to authorize it again
reason-host-not-allowed = this instance is not among those the operator allows
reason-not-answering = ServiceNow is not answering
reason-not-connected = ServiceNow is not connected
reason-not-json = ServiceNow answered with a web page instead of data, it may be asleep or in maintenance
reason-permission-denied = the integration user lacks a role for this
reason-rate-limited = ServiceNow takes no more requests for the moment
reason-record-not-found = the record is gone, or the integration user may not see it
reason-refused-by-rule = a rule of the instance refused it
reason-hibernating = the ServiceNow instance is asleep
reason-login-in-the-way = ServiceNow answered with a login page instead of data
reason-address-refused = ServiceNow does not accept requests from this server's address
reason-mfa-required = ServiceNow asks the integration user for a second factor
reason-no-such-api = the instance does not have what this needs
reason-other = something went wrong

## Connecting ServiceNow

connect-title = Connect ServiceNow
connect-checklist = Installation checklist
connect-who = Steps 1 to 4 are for your ServiceNow admin.
connect-step = { $number }. { $name }
connect-step-user = Make the integration user
connect-step-user-how = In { $users }, make a user of its own for scoredesk, with the roles { $roles } (or { $role }). Do not give it admin or security_admin: such a user is refused.
connect-step-time-zone = Set its time zone
connect-step-time-zone-how = Time zone: { $time_zone }
connect-step-interactive = Let it sign in while you authorize
connect-step-interactive-how = Identity type Human, and Web service access only off. Leave the box off afterwards too: ServiceNow does not say whether tokens survive switching it on.
connect-step-registry = Make the OAuth entry
connect-step-registry-how = In { $console } choose OAuth authorization code grant; on older releases, in { $registry }, choose Create an OAuth API endpoint for external clients.
    Redirect URL: { $redirect_uri }
    Scope: { $scope }
connect-step-form = Fill in this form
connect-step-form-how = Client ID and client secret are in the OAuth entry. The secret is stored encrypted. Next, you authorize in the browser.
connect-instance = Instance
connect-instance-hint = Such as { $example }
connect-client-id = Client ID
connect-client-secret = Client secret
connect-client-secret-hint = Slack shows what you type here.
connect-user-name = Integration user
connect-user-name-hint = Its user name (User ID) in ServiceNow, not its e-mail address.
authorize-now = Almost done. Open ServiceNow, sign in as *{ $user_name }*, and choose Allow.
authorize-not-you = If ServiceNow shows your own name, choose *Not you?* first and sign in as { $user_name }; a private browser window helps.
authorize-ten-minutes = The link works once, for 10 minutes. You get a message when the connection is made.
connection-none = ServiceNow is not connected. An admin connects it with `/securescore connect`.
connection-well = ServiceNow is connected.
connection-trouble = ServiceNow is connected, but the last request failed.
connection-authorize-again = ServiceNow no longer accepts the connection. An admin authorizes it again with `/securescore connect`.
disconnect-title = Remove connection
disconnect-question = Remove the connection to *{ $instance }*? Its tokens are revoked and forgotten. Tickets stay listed, but are no longer followed, and nothing can be shared until somebody connects again.
disconnected = The connection is removed. Tickets made here stay listed, marked "not followed".

## Digests

digest-title = New digest
digest-for-channel = A summary of tickets and score, posted in { $channel }.
digest-name = Name
digest-name-default = Security tickets
digest-weekdays = Weekdays
digest-local-time = Time
digest-time-zone = Time zone
digest-time-zone-hint = A name such as Europe/Berlin or America/New_York.
digest-shows = What it shows
digest-shows-changed = What changed since the last one
digest-shows-open = All open tickets
digest-when-empty = When there is nothing to say
digest-silent = Stay silent
digest-problem-empty-name = Enter a name.
digest-problem-no-weekdays = Choose at least one weekday.
digest-problem-time-zone = Enter a time zone such as Europe/Berlin.
digest-created = :white_check_mark: *{ $name }* is set. It is posted in { $channel }, first on { $due_at }.
digest-list-title = Digests of this channel
digest-list-total = { $total ->
    [0] This channel has no digest yet.
    [one] This channel has { NUMBER($total) } digest.
   *[other] This channel has { NUMBER($total) } digests.
}
digest-when = { $weekdays } at { $time } ({ $time_zone }) · { $following }
digest-next = next { $due_at }
digest-paused = paused
digest-remove-title = Remove this digest?
digest-remove-question = It will no longer be posted here.
digest-message-title = { $name }, { DATETIME($day, dateStyle: "medium") }
digest-text = { $name }: { NUMBER($overdue) } overdue, { NUMBER($due_this_week) } due this week, { NUMBER($new) } new, { NUMBER($done) } done.
digest-late = This digest is late: it could not be sent on time.
digest-score = *Secure Score { NUMBER($percent, maximumFractionDigits: 1) }%* (as of { DATETIME($day, dateStyle: "medium") })
digest-score-since = { $change } since { DATETIME($day, dateStyle: "medium") }
digest-overdue = Overdue ({ NUMBER($count) })
digest-due-this-week = Due this week ({ NUMBER($count) })
digest-new = New ({ NUMBER($count) })
digest-moved = Moved ({ NUMBER($count) })
digest-done = Done ({ NUMBER($count) })
digest-open = Open ({ NUMBER($count) })
digest-empty-changed = Nothing has changed since the last digest, and nothing is due this week.
digest-empty-open = No tickets are open.

## App Home

home-changes = Change management
home-incidents = Incident management
home-connection = Connection to ServiceNow
home-open = Open
home-overdue = Overdue
home-closed-this-month = Closed this month
home-no-score = Secure Score has not been read from Microsoft yet. Look again in a few minutes.
home-no-tickets = No tickets yet.

## Direct messages

notice-connected = :white_check_mark: ServiceNow is connected: { $instance } as { $user_name }. `/securescore share` makes the first ticket.
notice-authorize-again = ServiceNow no longer accepts the connection to { $instance }. Tickets wait until an admin authorizes it again with `/securescore connect`; nothing is lost.
notice-refused = ServiceNow did not take *{ $name }*: { $detail } Change what it names and share the action again, or ask your ServiceNow admin.
notice-card = { $error ->
    [is_archived] The card of *{ $name }* could not be posted: { $channel } is archived. `/ticket list` finds the ticket.
    [channel_not_found] The card of *{ $name }* could not be posted in { $channel }. If it is a private channel, invite scoredesk and use Show in channel; `/ticket list` finds the ticket.
    [not_in_channel] The card of *{ $name }* could not be posted in { $channel }. Invite scoredesk and use Show in channel; `/ticket list` finds the ticket.
   *[other] The card of *{ $name }* could not be posted in { $channel } (Slack says: { $error }). `/ticket list` finds the ticket.
}
notice-digest-refused = { $error ->
    [is_archived] The digest *{ $name }* could not be posted: { $channel } is archived.
    [channel_not_found] The digest *{ $name }* could not be posted in { $channel }. If it is a private channel, invite scoredesk.
    [not_in_channel] The digest *{ $name }* could not be posted in { $channel }. Invite scoredesk to the channel.
   *[other] The digest *{ $name }* could not be posted in { $channel } (Slack says: { $error }).
}
notice-digest-missed = The digest *{ $name }* for { $channel } was not posted: its day was over before scoredesk could. The next one comes as usual; `/securescore digest now` shows it to you at once.
notice-digest-uncertain = The digest *{ $name }* may not have arrived in { $channel }: Slack broke off while it was being posted, and it is not posted twice. `/securescore digest now` shows it to you.

## Pages in the browser

page-connected-title = ServiceNow is connected
page-connected-body = What you share from Slack is made there as this user.
page-connected-next = You can close this page and go back to Slack. /securescore share makes the first ticket.
page-failed-title = Not connected
page-failed-next = You can close this page and go back to Slack.
page-installed-title = scoredesk is installed
page-installed-body = In Slack, /securescore shows the score, and /securescore help everything else. An admin connects ServiceNow with /securescore connect.
page-installed-next = You can close this page and go back to Slack.
page-not-installed-title = Not installed yet
page-not-installed-body = Slack has not accepted the bot token so far, or the database is not ready.
page-not-installed-next = The operator finds the reason at /readyz and in the log. Reload this page afterwards.
page-not-found-title = There is nothing here
page-not-found-body = This is the address of scoredesk, which is used in Slack. A link that led here may be old, or mistyped.
page-not-found-next = In Slack, type /securescore help.
page-broken-title = Something went wrong
page-broken-body = The page could not be shown. What happened is in the log.
page-broken-next = Try again in a minute; if it stays so, tell your operator.

## When something goes wrong

busy = A lot is going on just now. Please try again in a minute.
slack-too-late = That took too long for Slack. Please try again.
slack-refused = Slack did not do it (it says: { $code }). Try again; if it stays so, tell your operator.
slack-away = Slack did not answer. Please try again in a moment.
card-is-here = The card stands here already: { $card }
unexpected = Something went wrong here. What was already stored is safe. Please try again; if it happens again, give your operator the reference { $reference }.

error-desk-desk-error = This could not be done.
error-desk-not-allowed = { $role ->
    [admin] This needs a scoredesk admin. Ask an admin of this workspace.
    [sharer] You can look, but not share. Ask an admin of this workspace.
   *[viewer] scoredesk is for full members of this workspace.
}
error-desk-not-connected = ServiceNow is not connected yet. An admin connects it with /securescore connect.
error-desk-needs-authorization = ServiceNow no longer accepts the connection. An admin authorizes it again with /securescore connect.
error-desk-no-score-yet = { $problem ->
    [PermissionMissing] Microsoft does not let scoredesk read the score: its Entra app needs the application permission SecurityEvents.Read.All, with admin consent. Your operator can set it.
    [CredentialsRefused] Microsoft does not accept scoredesk's tenant, client ID or client secret. Your operator has to check them.
    [Incomplete] Microsoft has given only a part of the score so far. scoredesk tries again by itself.
    [none] The score has not been read from Microsoft yet. Please try again in a minute.
   *[other] The score could not be read from Microsoft yet ({ $problem }). scoredesk tries again by itself; if it stays so, tell your operator.
}
error-desk-unknown-action = No improvement action has the ID { $control_id }. /securescore actions lists them.
error-desk-unknown-ticket = No ticket { $number } was made here. /ticket list shows those that were.
error-desk-unknown-subscription = This digest was removed. /securescore digest lists those there are.
error-desk-authorization-expired = The link has expired or was used already. Start again with /securescore connect.
error-desk-authorization-denied = ServiceNow was not allowed to connect: somebody chose Deny. Start again with /securescore connect, and choose Allow.
error-desk-no-refresh-token = ServiceNow gave no refresh token, so the connection would have ended within the hour; it was not made. Ask your ServiceNow admin to make the OAuth entry a confidential client, with a client secret, then start again with /securescore connect.
error-desk-connect-failed = The connection to ServiceNow was not made.

error-servicenow-service-now-error = ServiceNow could not do this. { $detail }
error-servicenow-credentials-refused = ServiceNow does not accept the credentials. Check the client ID and client secret, and authorize again with /securescore connect.
error-servicenow-permission-denied = The integration user is not allowed to do this. Ask your ServiceNow admin to check its roles. { $detail }
error-servicenow-record-not-found = ServiceNow has no such record, or the integration user may not see it.
error-servicenow-refused-by-rule = A rule of the ServiceNow instance refused this. { $detail }
error-servicenow-rate-limited = ServiceNow takes no more requests for the moment. Try again later.
error-servicenow-not-answering = ServiceNow is not answering. Try again in a few minutes.
error-servicenow-not-json = ServiceNow answered with a web page instead of data. It may be asleep or in maintenance: open it in the browser, then try again.
error-servicenow-host-not-allowed = This instance is not allowed here. Enter its address as https://acme.service-now.com; the operator can allow other hosts.
error-servicenow-wrong-user = You authorized as { $actual } instead of { $expected }, so the tokens were revoked. Start again with /securescore connect, choose "Not you?" in ServiceNow and sign in as { $expected }.
error-servicenow-too-powerful = The integration user has admin rights, so the tokens were revoked. Ask your ServiceNow admin to take them away, then start again with /securescore connect.
error-servicenow-identity-unproven = ServiceNow did not say clearly whose token it issued, so it was revoked. Ask your ServiceNow admin whether the integration user may use the REST API, then start again with /securescore connect.
error-servicenow-bad-query-value = This value has characters that ServiceNow would read as a query. Nothing was sent.
error-servicenow-hibernating = The ServiceNow instance is asleep. Wake it up on developer.servicenow.com, then try again; what was shared waits.
error-servicenow-login-in-the-way = ServiceNow answered with a login page: single sign-on or a proxy stands before its API. Ask your ServiceNow admin to let REST requests with OAuth tokens through.
error-servicenow-address-refused = ServiceNow does not accept requests from the address of this server. Ask your ServiceNow admin to allow it in IP Address Access Control.
error-servicenow-mfa-required = ServiceNow asks the integration user for a second factor. Ask your ServiceNow admin to exempt it (group MFA Exempted User Group), then try again.
error-servicenow-circuit-open = ServiceNow is not answering. It is tried again by itself.
error-servicenow-no-such-api = This ServiceNow instance does not have what this needs: a plugin is not active, or its release is older. { $detail }
error-servicenow-private-address = This instance's name leads into a private network. If that is right, the operator lists its full host name in SERVICENOW_ALLOWED_HOSTS.
error-servicenow-ambiguous-record = ServiceNow answered with another record than the one asked for. Nothing was changed.

error-securescore-secure-score-error = Microsoft could not do this. { $detail }
error-securescore-credentials-refused = Microsoft does not accept the app's credentials ({ $code }). Ask your operator to check tenant ID, client ID and client secret.
error-securescore-permission-missing = The app registration lacks SecurityEvents.Read.All. Ask a Microsoft 365 admin to grant it, with admin consent.
error-securescore-not-found = Microsoft Graph knows nothing at this address. Ask your operator to check the cloud it is set to.
error-securescore-request-refused = Microsoft refused the request. { $detail }
error-securescore-throttled = Microsoft takes no more requests for the moment. It is tried again by itself.
error-securescore-not-answering = Microsoft is not answering. It is tried again by itself.
error-securescore-not-json = Something between here and Microsoft answered in its place. Ask your operator to check the proxy.
error-securescore-foreign-next-link = Microsoft's answer led to another host, so reading stopped there. Please tell your operator.
error-securescore-too-many-pages = Microsoft's list did not end, so reading stopped. It is tried again by itself.

error-storage-database-unreachable = The database does not answer. Please try again in a minute; if it stays so, tell your operator.
error-storage-storage-error = The store could not do this. Please tell your operator.
error-storage-unknown-key = A stored secret needs a key that is no longer configured. Ask your operator to put it back into SCOREDESK_SECRET_KEYS, or connect again with /securescore connect.
error-storage-tampered = A stored secret was changed and cannot be opened. Connect again with /securescore connect, and tell your operator.
error-storage-schema-behind = The database is not up to date. The operator runs: scoredesk db upgrade
