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
no-group = none
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
fact-grant-type = Way of authorizing
fact-refresh-token = Authorize again before
fact-access-token = Access token
fact-rights = What its user may do
fact-push = Last push
fact-redirect-url = Redirect URL
fact-sign-in-as = Sign in as
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
fact-reference = Reference
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
field-short_description = Name
field-description = Description
field-caller_id = Caller
field-requested_by = Requested by
field-impact = Impact
field-urgency = Urgency
field-type = Type
field-correlation_id = Correlation ID
field-correlation_display = Correlation display

## Buttons

button-all-actions = All actions
button-authorize = Authorize in ServiceNow
button-authorize-again = Authorize again
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
help-settings = what ticket states are called here (admins)
help-disconnect = remove the connection to ServiceNow (admins)
help-help = this list
help-ticket = show a ticket that was made here
help-list = list tickets; add mine, open, overdue, incidents or changes
help-oncall = who is on call now in your groups; add a ticket's number, or words of a group's name

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
share-assignment-group-hint = The group that does it. Leave it empty to let ServiceNow decide.
share-assigned-to-hint = Type a name or an e-mail address. If a group is chosen, only its members are offered; if nobody is found, choose a group first.
share-change-type = Change type
share-change-type-hint = For a change request; an incident has none.
share-template = Standard change template
share-template-hint = A standard change needs one; other changes have none.
menu-placeholder = Type to search
change-type-normal = Normal
change-type-standard = Standard
change-type-emergency = Emergency
share-problem-change-type = Choose the type of the change.
share-problem-no-template = A standard change needs a template. Choose one; where none is offered, choose another change type.
share-problem-not-standard = A template is only for a standard change. Choose Standard, or remove the template.
share-problem-not-offered = ServiceNow does not offer this any more. Choose again.
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
settings-title = Settings
settings-states = What a ticket's state is called in this workspace. Leave a field empty to show ServiceNow's own name.
card-queued = Queued: ServiceNow is being asked to make it. This card becomes the ticket.
card-waiting = Queued: { $reason }. It is tried again by itself; nothing is lost.
card-refused = ServiceNow did not take it: { $reason }. { $detail }
card-waiting-elsewhere = Queued: { $instance } may have made it already, but another instance is connected now. It goes on by itself once { $instance } is connected again.
card-refused-elsewhere = Nobody knows whether { $instance } made it before another instance was connected. Look there for a record whose description holds { $reference }; where there is none, share the action again.
card-fields-not-set = ServiceNow did not take, or changed: { $fields }
card-about = { $title } · { $gain } · asked by { $asked_by }, { $asked_at }
card-text-pending = Queued for ServiceNow: { $name }
card-text-attempted = Queued for ServiceNow: { $name }
card-text-refused = ServiceNow did not take: { $name }
card-text-elsewhere = Not known whether ServiceNow made: { $name }
card-text-delivered = { $number }, { $state }: { $name }
change-told = *{ $field }:* { $before } → { $after }
comment-told = *{ $name }* commented: { $text }
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

## On call

on-call-title = On call now
on-call-nobody = Nobody is on call for this group now.
on-call-no-scheduling = This ServiceNow instance has no on-call schedule.
on-call-hidden = somebody whom the integration user may not see
on-call-in-slack = in Slack: { $name }
on-call-no-group = { $number } has no assignment group, so nobody is on call for it. Assign it in ServiceNow, or ask with words of a group's name instead of the number.
on-call-choose = { NUMBER($total) } groups match *{ $words }*. Type one of them:
on-call-which = ServiceNow does not say which groups you are in. Add the number of a ticket, or words of a group's name, to { $command }.

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
reason-made-elsewhere = another instance, which was connected before, may have made the record
reason-standard-change-denied = for a standard change the integration user needs the role itil or change_manager
reason-other = something went wrong

## Connecting ServiceNow

connect-title = Connect ServiceNow
connect-checklist = Installation checklist
connect-who = Steps 1 to 5 are for your ServiceNow admin.
connect-provision = { $command } does steps 1 to 4 with a one-time admin login: ask your operator.
connect-step = { $number }. { $name }
connect-step-user = Make the integration user
connect-step-user-how = In { $users }, make a user of its own for scoredesk, with the roles { $roles } (or { $role }). Do not give it admin or security_admin: such a user is refused.
connect-step-time-zone = Set its time zone
connect-step-time-zone-how = Time zone: { $time_zone } or { $other }
connect-step-interactive = Let it sign in while you authorize
connect-step-interactive-how = Set Identity type to Human, and leave Web service access only off, afterwards too: ServiceNow does not say whether tokens survive switching it on.
    If your instance asks for a second factor, put the user into the group { $group }.
connect-step-registry = Make the OAuth entry
connect-step-registry-how = In { $console }, choose OAuth authorization code grant. On older releases, in { $registry }, choose Create an OAuth API endpoint for external clients.
    Redirect URL: { $redirect_uri }
    Scope: { $scope }
connect-step-form = Fill in this form
connect-step-form-how = Client ID and client secret are in the OAuth entry. The secret is stored encrypted. Next, you authorize in the browser.
connect-step-credentials = Only where nobody can sign in as this user
connect-step-credentials-how = If the user is a Machine identity, or your company's sign-in does not know it: set { $property } to true, name the user as OAuth Application User in the OAuth entry, and choose “With client credentials” below.
connect-push = Optional: with a push, ServiceNow tells scoredesk of changes at once; without, scoredesk asks every minute.
connect-again = To authorize again, change what is different, if anything, and continue. The connection in use stays until the new one is proven.
connect-grant = How to authorize
connect-grant-hint = With client credentials nobody signs in; step 5 says what the instance needs for it.
connect-lifespan = Refresh token lifespan, in days
connect-lifespan-hint = As in the OAuth entry: 8,640,000 seconds are 100 days. You are reminded before it ends.
grant-authorization_code = In the browser, as the integration user
grant-client_credentials = With client credentials
client-credentials-asked = ServiceNow is being asked for a token of *{ $user_name }*. You get a message in a moment.
rights-line = { $table }: { $read ->
    [yes] reads
    [no] may not read
   *[unknown] not read yet
}, { $write ->
    [yes] writes
    [no] may not write
   *[unknown] not written yet
}
access-token-renewed = renewed by itself, next after { $at }
push-never = none yet
connect-instance = Instance
connect-instance-hint = Such as { $example }
connect-client-id = Client ID
connect-client-secret = Client secret
connect-client-secret-hint = Slack shows what you type here.
connect-client-secret-kept = Leave it empty to keep the stored one, if instance and client ID stay the same. Slack shows what you type here.
connect-user-name = Integration user
connect-user-name-hint = Its user name (User ID) in ServiceNow, not its e-mail address.
authorize-now = Almost done. The next page leads to ServiceNow: sign in there as *{ $user_name }*, and choose Allow.
authorize-not-you = If ServiceNow shows your own name, choose *Not you?* first and sign in as { $user_name }. If your company signs you in before you can choose, open the link in a private browser window.
authorize-ten-minutes = The link is for you, and works once, within 10 minutes. Finish in the browser where you begin. You get a message either way.
connection-none = ServiceNow is not connected. An admin connects it with `/securescore connect`.
connection-well = ServiceNow is connected.
connection-down = ServiceNow has not been answering since { $since }. What you share waits; nothing is lost.
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

notice-connected = :white_check_mark: ServiceNow is connected: { $instance } as { $user_name }. `/securescore share` makes a ticket there.
notice-authorize-again = ServiceNow no longer accepts the connection to { $instance }. Tickets wait until an admin authorizes it again with `/securescore connect`; nothing is lost.
notice-authorize-soon = The connection to { $instance } ends { $ends_at }: ServiceNow's refresh tokens cannot be lengthened. Authorize again before that with `/securescore connect`; the client secret can stay empty. Otherwise tickets wait until somebody does.
notice-not-connected = :warning: ServiceNow was not connected. A connection from before stays as it was.
notice-connect-interrupted = :warning: Connecting { $instance } was interrupted, and nothing was changed. Start again with `/securescore connect`.
notice-landed-elsewhere = :warning: { $instance } sent the browser back to another address than it was asked to. In the OAuth entry, the redirect URL must be exactly `{ $redirect_uri }`. Set it, then start again with `/securescore connect`.
notice-nobody-came-back = :warning: Nobody came back from { $instance } within ten minutes, so ServiceNow was not connected. { $way ->
    [sso] The instance sends people to your company's sign-in; that is the likely reason.
    [address] The instance refuses this server's address (IP Address Access Control); that may be the reason.
    [refused] The instance refuses the request before anybody signs in: check the client ID, and that the OAuth entry is active.
   *[other] This is what usually stops people there:
    }
    • The login was refused: { $user_name } has Web service access only, or Identity type Machine. Set Identity type to Human, and the box off.
    • It asked for a code: put the user into the group MFA Exempted User Group.
    • It went to your company's sign-in, or you were signed in as yourself: use a private window, or the instance's side door (/side_door.do), or choose “With client credentials”.
    • "Missing State parameter": something between the browser and ServiceNow shortened the address. Try another browser.
    • It ended at another page: the redirect URL in the OAuth entry must be exactly `{ $redirect_uri }`.
    • "Access denied": your ServiceNow admin allows the browser's address in IP Address Access Control.
    Then start again with `/securescore connect`.
notice-refused = ServiceNow did not take *{ $name }*: { $detail } Change what that names and share the action again, or ask your ServiceNow admin.
notice-standard-refused = ServiceNow did not make the standard change *{ $name }*: for that the integration user needs the role itil or change_manager. Ask your ServiceNow admin for it, or share the action again as a normal change. { $detail }
notice-made-elsewhere = Nobody knows whether { $instance } made *{ $name }* before another instance was connected, so it was not made again. Look there for a record whose description holds { $reference }; where there is none, share the action again.
notice-fields-not-set = { $number } for *{ $name }* was made, but ServiceNow did not take, or changed: { $fields }. Look at the ticket there; your ServiceNow admin can let the integration user set these fields.
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
page-connected-body = Tickets that are shared from Slack are made there as this user.
page-connected-next = You can close this page and go back to Slack. /securescore share makes a ticket there.
page-failed-title = Not connected
page-failed-next = A connection from before stays as it was. You can close this page and go back to Slack.
page-authorize-title = Connect ServiceNow
page-authorize-body = On the next page, ServiceNow asks you to sign in and to allow scoredesk. Sign in as the integration user, not as yourself.
page-authorize-button = Continue to ServiceNow
page-authorize-way = { $way ->
    [sso] This instance sends people to your company's sign-in. If that does not know { $user_name }, sign in at the instance's side door (/side_door.do) first, or choose “With client credentials” in Slack.
    [address] This instance refuses this server's address, so connecting would fail. Ask your ServiceNow admin to allow it in IP Address Access Control.
    [refused] This instance refuses the request before anybody signs in. Check the client ID, and that the OAuth entry is active.
   *[other] { "" }
}
page-authorize-not-you = If ServiceNow shows another name, choose “Not you?” and sign in as { $user_name }. Any other user is refused.
page-authorize-sso = If you are signed in at once as yourself, copy this address into a private window before you continue.
page-authorize-mfa = If ServiceNow asks for a code that { $user_name } does not have, your ServiceNow admin puts the user into the group MFA Exempted User Group.
page-authorize-one-browser = Finish in this browser: once you continue, the link works in no other. It works once, within ten minutes of your request in Slack.
page-authorize-next = Did somebody send you this link? Then close the page: nothing has happened.
page-no-cookie-title = Cookies are needed
page-no-cookie-body = This browser did not keep the cookie by which scoredesk knows it, or another site sent it here.
page-no-cookie-next = Allow cookies for this address, open the link from Slack again, and press the button there.
page-elsewhere-title = ServiceNow came back to the wrong address
page-elsewhere-body = Nothing was connected. ServiceNow sends people to the first redirect URL of the OAuth entry if the one asked for is not there. It must be exactly this one, to the letter:
page-elsewhere-next = Ask your ServiceNow admin to set it, then start again in Slack with /securescore connect.
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
error-desk-not-followed = { $number } cannot be changed from here: it has no record in the connected ServiceNow instance yet, or the record is gone.
error-desk-made-elsewhere = { $detail } may have made this record already, but another instance is connected now. Connect { $detail } again, or look for the record there.
error-desk-state-not-offered = ServiceNow does not offer this state now. Open the ticket again to see the states that it does offer.
error-desk-close-fields-missing = To close it, choose a close code and write close notes.
error-desk-nothing-written = Write a few words.
error-desk-not-taken = { $field ->
    [assigned_to] ServiceNow did not assign it to this user. A rule of the instance may ask for a member of the group.
   *[other] ServiceNow did not assign it to this group. Choose another, or ask your ServiceNow admin.
}
error-desk-maybe-written = ServiceNow broke off, so it may already stand in { $number }. Look there before you send it again.
error-desk-unknown-subscription = This digest was removed. /securescore digest lists those there are.
error-desk-unknown-group = No group that the integration user may see matches { $words }. Try fewer words.
error-desk-authorization-expired = The link has expired or was used already. Start again with /securescore connect.
error-desk-authorization-denied = Deny was chosen in ServiceNow, so nothing was connected. Start again with /securescore connect, and choose Allow.
error-desk-no-refresh-token = ServiceNow gave no refresh token, so the connection would have ended within the hour; it was not made. Ask your ServiceNow admin to make the OAuth entry a confidential client, with a client secret, then start again with /securescore connect.
error-desk-link-broken = This link was not made here, or a part of it is missing. Open it from Slack again, or get a new one with /securescore connect.
error-desk-other-browser = Somebody went on from this link in another browser, and it now works only there. Finish there, or get a new link with /securescore connect and open it here.
error-desk-state-missing = ServiceNow came back without the state that shows who asked, so nothing was connected. Start again with /securescore connect. If it happens again, something on the way shortens the address: ask your ServiceNow admin whether the redirect URL in the OAuth entry is exactly { $redirect_uri }
error-desk-authorization-refused = ServiceNow came back with an error ({ $detail }), so nothing was connected. Check the OAuth entry with your ServiceNow admin, then start again with /securescore connect.
error-desk-code-refused = ServiceNow let you in, but then gave no token. It does not say why; check in this order:
    1. The client secret: copy it from the OAuth entry once more.
    2. The user { $user_name }: active, not locked out, Identity type Human, Web service access only off.
    3. The time: ServiceNow's code lives for about a minute. Try again without a pause.
    Then start again with /securescore connect.
error-desk-client-credentials-refused = ServiceNow gave no token for the client credentials. It does not say why; check in this order:
    1. The client ID and the client secret: copy them from the OAuth entry once more.
    2. The property glide.oauth.inbound.client.credential.grant_type.enabled: it must exist and be true.
    3. The OAuth entry: active, with { $user_name } as OAuth Application User; the user active and not locked out.
    Then start again with /securescore connect.
error-desk-token-not-accepted = ServiceNow gave a token that its own REST API does not take, so it was revoked. Ask your ServiceNow admin whether the OAuth entry limits the token to some APIs (REST API Auth Scope), and whether the user is active, then start again with /securescore connect.
error-desk-secret-needed = Enter the client secret: the stored one is for another instance or client ID.
error-desk-admin-login-refused = ServiceNow does not accept this user name and password. Where people sign in through single sign-on, use an admin who has a password of its own.
error-desk-admin-login-too-weak = This login may not make what is missing. Use that of an admin. { $detail }
error-desk-connect-failed = The connection to ServiceNow was not made.

error-servicenow-service-now-error = ServiceNow could not do this. { $detail }
error-servicenow-credentials-refused = ServiceNow does not accept the credentials. Check the client ID and client secret, and authorize again with /securescore connect.
error-servicenow-permission-denied = The integration user is not allowed to do this. Ask your ServiceNow admin to check its roles. { $detail }
error-servicenow-standard-change-denied = For a standard change the integration user needs the role itil or change_manager. Ask your ServiceNow admin for it, or choose another change type. { $detail }
error-servicenow-record-not-found = ServiceNow has no such record, or the integration user may not see it.
error-servicenow-refused-by-rule = A rule of the ServiceNow instance refused this. { $detail }
error-servicenow-rate-limited = ServiceNow takes no more requests for the moment. Try again later.
error-servicenow-not-answering = ServiceNow is not answering. Try again in a few minutes.
error-servicenow-not-json = ServiceNow answered with a web page instead of data. It may be asleep or in maintenance: open it in the browser, then try again.
error-servicenow-host-not-allowed = This instance is not allowed here. Enter its address as https://acme.service-now.com; the operator can allow other hosts.
error-servicenow-wrong-user = You authorized as { $actual } instead of { $expected }, so the new tokens were revoked. Start again with /securescore connect. In the browser, choose “Not you?” in ServiceNow and sign in as { $expected }; with client credentials, name { $expected } as OAuth Application User in the OAuth entry first.
error-servicenow-too-powerful = This user has admin rights, which scoredesk does not accept, so its tokens were revoked. Ask your ServiceNow admin for an integration user without them, then start again with /securescore connect.
error-servicenow-identity-unproven = ServiceNow did not say clearly whose token it issued, so it was revoked. Ask your ServiceNow admin whether the integration user may use the REST API, then start again with /securescore connect.
error-servicenow-bad-query-value = This value has characters that ServiceNow would read as a query. Nothing was sent.
error-servicenow-file-too-large = This file is too large: { $detail }. Nothing was sent.
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

## Doctor

doctor-title = Check-up
doctor-looking = Looking at ServiceNow and Microsoft 365. This takes up to 20 seconds.
doctor-summary = { $fail ->
    [0] Nothing is broken.
    [one] One thing is broken.
   *[other] { NUMBER($fail) } things are broken.
} { $warn ->
    [0] No warnings.
    [one] One warning.
   *[other] { NUMBER($warn) } warnings.
}
doctor-of-instance = { $instance }: { $summary }
doctor-waiting = Not looked at until “{ $first }” is in order: { $checks }
doctor-unknown = Could not be seen
doctor-well = In order
doctor-more = { $count ->
    [one] One more finding: scoredesk doctor on the command line shows all.
   *[other] { NUMBER($count) } more findings: scoredesk doctor on the command line shows all.
}
doctor-written = Test ticket
doctor-write-title = Write a test ticket?
doctor-write-question = An incident is created in ServiceNow, named as a test, and canceled at once. Rules of your instance may notify somebody about it.
button-doctor = Check connections
button-look-again = Look again
button-write-test-ticket = Write a test ticket
help-doctor = check the connections to ServiceNow and Microsoft 365 (admins)
doctor-outcome-fail = FAIL
doctor-outcome-warn = WARN
doctor-outcome-unknown = UNKNOWN
doctor-outcome-pass = PASS

doctor-check-connection = Connection
doctor-check-address = Address
doctor-check-token-endpoint = Token endpoint
doctor-check-client = Client ID and secret
doctor-check-authorize-page = Authorization page
doctor-check-redirect = Redirect URL
doctor-check-refresh-token = Refresh token
doctor-check-identity = Owner of the token
doctor-check-user = Integration user
doctor-check-roles = Roles
doctor-check-reading = Reading tickets
doctor-check-writing = Writing tickets
doctor-check-delivery = Deliveries
doctor-check-states = Names of states
doctor-check-invalid-query = Invalid queries
doctor-check-release = Release
doctor-check-registry = OAuth registry entry
doctor-check-cross-scope = Cross-scope access
doctor-check-rate-limit = Rate limit
doctor-check-clock = Clock
doctor-check-companion = Microsoft's old app
doctor-check-push = Push
doctor-check-microsoft-token = Microsoft token
doctor-check-microsoft-permission = Microsoft permission
doctor-check-score = Secure Score

doctor-seen-any-comes-after = Not looked at: "{ $first }" comes first.
doctor-seen-any-too-slow = No answer in time.
doctor-seen-any-no-answer = No answer, or an error.
doctor-seen-any-no-data = A web page came in place of data.
doctor-seen-any-rate-limited = No more requests are taken for the moment.
doctor-seen-any-not-allowed = The integration user may not see this.
doctor-seen-any-refused = The token was not accepted here.
doctor-seen-any-odd = The answer was not one that could be judged.
doctor-seen-connection-none = ServiceNow is not connected.
doctor-seen-connection-authorize-again = ServiceNow no longer accepts the connection's tokens.
doctor-seen-connection-kept = Connected as { $user_name }.
doctor-seen-address-reached = { $host } is reached.
doctor-seen-address-not-allowed = { $host } is not among the hosts that the operator allows.
doctor-seen-address-private = { $host } leads into a private network, so nothing was sent.
doctor-seen-address-no-name = The name { $host } is not known.
doctor-seen-address-certificate = The certificate of { $host } is not trusted.
doctor-seen-address-refused = { $host } refuses connections.
doctor-seen-address-no-answer = { $host } does not answer.
doctor-seen-token-endpoint-answers = It answers as it should.
doctor-seen-token-endpoint-hibernating = The instance is asleep.
doctor-seen-token-endpoint-login = A login page came in place of data: single sign-on or a proxy stands before it. ({ $words })
doctor-seen-token-endpoint-address-refused = The instance does not accept requests from the address of this server. ({ $words })
doctor-seen-token-endpoint-page = A web page came in place of data. ({ $words })
doctor-seen-token-endpoint-down = It fails or does not answer. ({ $words })
doctor-seen-client-accepted = They are accepted.
doctor-seen-client-refused = The client ID, the client secret or the refresh token is refused; ServiceNow does not say which.
doctor-seen-client-lost-key = The stored secrets cannot be opened: their key is no longer configured.
doctor-seen-authorize-page-login = The instance's own login page comes first.
doctor-seen-authorize-page-single-sign-on = Single sign-on stands in the way: whoever opens the link is signed in as themselves, or not at all.
doctor-seen-authorize-page-refused = The instance refuses the link: it does not know the client ID, its entry is not active, or OAuth is off.
doctor-seen-authorize-page-address-refused = The instance refuses the link when it is opened from this server's address.
doctor-seen-authorize-page-odd = A page came that is neither a login nor a refusal.
doctor-seen-redirect-registered = { $redirect_uri } is in the registry entry.
doctor-seen-redirect-came-back = The browser came back on { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC.
doctor-seen-redirect-not-needed = Client credentials need none.
doctor-seen-redirect-unregistered = { $redirect_uri } is not in the registry entry, so the browser is sent elsewhere.
doctor-seen-refresh-token-not-needed = Client credentials need none.
doctor-seen-refresh-token-lives = { $days ->
    [one] It lives for one more day.
   *[other] It lives for { NUMBER($days) } more days.
}
doctor-seen-refresh-token-ends-soon = { $days ->
    [one] It ends in one day.
   *[other] It ends in { NUMBER($days) } days.
}
doctor-seen-refresh-token-ended = Its time is over.
doctor-seen-identity-proven = The token is that of { $user_name }.
doctor-seen-identity-wrong-user = The token is that of { $actual }, not of { $expected }.
doctor-seen-identity-too-powerful = The integration user has admin rights: { $roles }.
doctor-seen-identity-unproven = The instance did not say clearly whose token it is.
doctor-seen-identity-token-refused = The access token is not accepted.
doctor-seen-identity-second-factor = The instance asks for a second factor, also on its API.
doctor-seen-identity-denied = The integration user may not use the REST API.
doctor-seen-user-well = It is set as it should be.
doctor-seen-user-inactive = The user is not active.
doctor-seen-user-locked-out = The user is locked out.
doctor-seen-user-web-service-only = The user is a machine or has web service access only, so nobody can log in as it to authorize again.
doctor-seen-user-time-zone = The user's time zone is { $time_zone }, not GMT.
doctor-seen-user-internal = The user is marked as internal integration user, which is for SOAP and hides it from the Machine Identity Console.
doctor-seen-user-person = { $email } is the address of a person in this Slack workspace.
doctor-seen-user-hidden = Not visible: { $fields }.
doctor-seen-roles-held = { $roles }
doctor-seen-roles-not-standard = { $roles }. Enough for all but standard changes: ServiceNow makes those only for itil or change_manager.
doctor-seen-roles-missing = Missing: { $roles }.
doctor-seen-roles-hidden = The integration user does not see its own roles, as is usual.
doctor-seen-reading-complete = Incidents and change requests are read with all fields.
doctor-seen-reading-denied = { $table } may not be read.
doctor-seen-reading-rows-hidden = { $table }: there are { NUMBER($count) } records, and none of the first may be read.
doctor-seen-reading-needed-hidden = { $table }: fields that are needed may not be read: { $fields }.
doctor-seen-reading-fields-hidden = { $table }: not visible: { $fields }.
doctor-seen-reading-empty = { $table }: there are no records to judge by.
doctor-seen-writing-not-tried = Not tried, as it writes a test ticket.
doctor-seen-writing-canceled = { $number } was created and canceled.
doctor-seen-writing-deleted = { $number } was created and deleted again.
doctor-seen-writing-not-taken = Fields that were sent and not taken: { $fields }.
doctor-seen-writing-left-behind = { $number } was created and could not be canceled: it is still open.
doctor-seen-writing-denied = The integration user may not create incidents.
doctor-seen-writing-refused = A rule of the instance refused the incident: { $words }
doctor-seen-writing-unsure = No answer came: there may be an incident named "{ $title }".
doctor-seen-delivery-delivered = { $count ->
    [one] One ticket was made in this instance.
   *[other] { NUMBER($count) } tickets were made in this instance.
}
doctor-seen-delivery-waiting = { $count ->
    [one] One share waits for more than ten minutes ({ $error }).
   *[other] { NUMBER($count) } shares wait for more than ten minutes ({ $error }).
}
doctor-seen-delivery-refused = { $count ->
    [one] No ticket was made yet: the one share was refused ({ $error }).
   *[other] No ticket was made yet: { NUMBER($count) } shares were refused ({ $error }).
}
doctor-seen-delivery-none-shared = No ticket was made in this instance yet: nothing was shared.
doctor-seen-states-complete = They can be read.
doctor-seen-states-hidden = { $table }: they may not be read.
doctor-seen-states-none = { $table }: there are none in English.
doctor-seen-states-lacking = { $table }: these usual states do not exist: { $states }.
doctor-seen-invalid-query-finds-nothing = A condition that is not understood finds nothing.
doctor-seen-invalid-query-ignored = A condition that is not understood is dropped, and finds everything.
doctor-seen-invalid-query-empty = There are no incidents to judge by.
doctor-seen-release-supported = { $release }
doctor-seen-release-too-old = { $release } is older than Kingston.
doctor-seen-release-unreadable = The build is "{ $tag }", which names no release.
doctor-seen-release-hidden = The integration user does not see the build, as is usual.
doctor-seen-registry-valid = It is active and complete.
doctor-seen-registry-inactive = It is not active.
doctor-seen-registry-public = It is a public client, which gets no refresh token.
doctor-seen-registry-no-user = It names no OAuth application user, so client credentials get no token.
doctor-seen-registry-hidden = The integration user does not see it, as is usual.
doctor-seen-cross-scope-open = The table oauth_entity may be read from all application scopes.
doctor-seen-cross-scope-closed = The table oauth_entity may not be read from other application scopes.
doctor-seen-cross-scope-no-web-services = The table oauth_entity is closed to web services.
doctor-seen-cross-scope-hidden = The integration user does not see it, as is usual.
doctor-seen-rate-limit-none = No rule limits the requests.
doctor-seen-rate-limit-ample = { NUMBER($requests) } requests an hour.
doctor-seen-rate-limit-few = Only { NUMBER($requests) } requests an hour.
doctor-seen-rate-limit-reached = This hour's requests are used up.
doctor-seen-clock-agrees = It agrees with ServiceNow's to { NUMBER($seconds) } s.
doctor-seen-clock-off = It differs from ServiceNow's by { NUMBER($seconds) } s.
doctor-seen-clock-far-off = It differs from ServiceNow's by { NUMBER($seconds) } s.
doctor-seen-companion-none = It is not installed, and not needed.
doctor-seen-companion-left-over = The withdrawn Microsoft 365 Ticketing Connector is still installed.
doctor-seen-companion-hidden = The integration user does not see the instance's apps.
doctor-seen-push-not-set-up = Not set up: changes are read back on a schedule.
doctor-seen-push-comes = The last one came on { DATETIME($pushed_at, dateStyle: "medium", timeStyle: "short") } UTC.
doctor-seen-push-silent = A ticket changed on { DATETIME($changed_at, dateStyle: "medium", timeStyle: "short") } UTC, but the last push came on { DATETIME($pushed_at, dateStyle: "medium", timeStyle: "short") } UTC.
doctor-seen-push-never-came = It is set up, but none has come yet.
doctor-seen-microsoft-token-accepted = Microsoft accepts the app.
doctor-seen-microsoft-token-refused = Microsoft does not accept the app's credentials ({ $code }).
doctor-seen-microsoft-token-not-found = Microsoft Graph knows nothing at this address.
doctor-seen-microsoft-permission-granted = It may read Secure Score.
doctor-seen-microsoft-permission-missing = Missing: { $permission }.
doctor-seen-score-fresh = { $hours ->
    [0] Read within the last hour.
    [one] Read an hour ago.
   *[other] Read { NUMBER($hours) } hours ago.
}
doctor-seen-score-old = Last read { NUMBER($hours) } hours ago.
doctor-seen-score-never = It has never been read.

doctor-fix-look-again = Look again in a few minutes. If it stays so, tell your ServiceNow admin or, for Microsoft, your operator.
doctor-fix-wait = Wait until the hour is over, then look again.
doctor-fix-ask-for-read = Ask your ServiceNow admin to look at this; it is no fault that the integration user may not.
doctor-fix-authorize = Authorize again with /securescore connect.
doctor-fix-connect = Connect ServiceNow with /securescore connect; everything else comes after.
doctor-fix-allow-host = The operator adds the host to SERVICENOW_ALLOWED_HOSTS, if it is the right one.
doctor-fix-list-host = If that is right, the operator lists the full host name in SERVICENOW_ALLOWED_HOSTS.
doctor-fix-correct-instance = Correct the instance's address with /securescore connect; if it is right, the operator checks the server's DNS.
doctor-fix-trust-certificate = The operator looks for a proxy that replaces certificates; otherwise the ServiceNow admin renews the certificate.
doctor-fix-open-firewall = The operator opens the way from this server to the instance, on port 443.
doctor-fix-wake = Wake the instance up on developer.servicenow.com.
doctor-fix-open-api = Ask your ServiceNow admin to let /oauth_token.do and /api through without single sign-on.
doctor-fix-allow-address = Ask your ServiceNow admin to allow the address of this server in IP Address Access Control.
doctor-fix-open-in-browser = Open the instance in a browser to see what it shows, and tell your ServiceNow admin.
doctor-fix-wait-for-instance = Wait for the instance to come back; what was shared is kept.
doctor-fix-check-client = Compare client ID and secret with the OAuth registry entry, then authorize again with /securescore connect.
doctor-fix-restore-key = The operator puts the old key back into SCOREDESK_SECRET_KEYS; otherwise connect again with /securescore connect.
doctor-fix-sign-in-by-side-door = To authorize, open the link in a private window and sign in as the integration user ("Not you?", or the page /side_door.do). Where only single sign-on is allowed, connect with client credentials.
doctor-fix-check-registry = Ask your ServiceNow admin to look at System OAuth > Application Registry: the client ID, the box Active, and that OAuth is switched on.
doctor-fix-authorize-as-user = Authorize again with /securescore connect, choose "Not you?" in ServiceNow and sign in as the integration user.
doctor-fix-take-admin-away = Ask your ServiceNow admin to take the admin roles away from the integration user.
doctor-fix-allow-rest = Ask your ServiceNow admin to let the integration user use the REST API (role snc_platform_rest_api_access, if its access rule is active).
doctor-fix-check-user = Ask your ServiceNow admin whether the integration user is active and not locked out; then authorize again with /securescore connect.
doctor-fix-exempt-from-mfa = Ask your ServiceNow admin to exempt the integration user (group MFA Exempted User Group).
doctor-fix-activate-user = Ask your ServiceNow admin to activate the integration user.
doctor-fix-unlock-user = Ask your ServiceNow admin to unlock the integration user.
doctor-fix-let-user-log-in = Before authorizing again, ask your ServiceNow admin to set Identity type to Human and to clear Web service access only; or connect with client credentials.
doctor-fix-set-time-zone = Ask your ServiceNow admin to set the integration user's time zone to GMT.
doctor-fix-unmark-internal = Ask your ServiceNow admin to clear Internal Integration User.
doctor-fix-make-own-user = Ask your ServiceNow admin for a user that belongs to nobody, then connect with it.
doctor-fix-look-at-user = Ask your ServiceNow admin to look at the integration user's record: active, not locked out, time zone GMT.
doctor-fix-give-roles = Ask your ServiceNow admin to give the integration user sn_incident_read, sn_incident_write, sn_change_read and sn_change_write (or itil).
doctor-fix-look-at-roles = Ask your ServiceNow admin to compare the integration user's roles with the checklist of /securescore connect.
doctor-fix-open-fields = Ask your ServiceNow admin to let the integration user read and write these fields.
doctor-fix-share-one = Share an action with /securescore share, then look again.
doctor-fix-write-test-ticket = Have a test ticket written: the button below, or scoredesk doctor --write-probe.
doctor-fix-close-test-ticket = Ask your ServiceNow admin to cancel the test ticket.
doctor-fix-ease-rule = Ask your ServiceNow admin to exempt the integration user from this rule, or to fill in what it asks for.
doctor-fix-look-for-test-ticket = Look for it in ServiceNow and cancel it, then look again.
doctor-fix-open-choices = Ask your ServiceNow admin to let the integration user read sys_choice; until then states have the names that records show.
doctor-fix-add-choices = Ask your ServiceNow admin whether the state's choices exist in English; until then states have the names that records show.
doctor-fix-name-states = Nothing, if your instance has states of its own; otherwise ask your ServiceNow admin to add them.
doctor-fix-set-invalid-query = Ask your ServiceNow admin to set glide.invalid_query.returns_no_rows to true. scoredesk checks every record it gets; other integrations may not.
doctor-fix-upgrade = Ask your ServiceNow admin for an upgrade: Kingston is the oldest release that is supported.
doctor-fix-look-at-stats = Ask your ServiceNow admin to type stats.do into the filter and to read the build name: Kingston or newer is well.
doctor-fix-activate-entry = Ask your ServiceNow admin to set the entry to Active.
doctor-fix-make-confidential = Ask your ServiceNow admin to clear Public Client and to give the entry a client secret.
doctor-fix-set-application-user = Ask your ServiceNow admin to set the OAuth Application User of the entry to the integration user.
doctor-fix-look-at-registry = Ask your ServiceNow admin to look at System OAuth > Application Registry: active, our redirect URL, a client secret.
doctor-fix-add-redirect = Ask your ServiceNow admin to add this redirect URL to the entry, exactly as it stands here.
doctor-fix-open-table = If an app of the instance has to read it: in System Definition > Tables, oauth_entity, set Accessible from to All application scopes and check Can read.
doctor-fix-allow-web-services = If it has to be read from here: in System Definition > Tables, oauth_entity, check Allow access to this table via web services.
doctor-fix-look-at-table = Only where an app complains of the cross-scope access policy: in System Definition > Tables, oauth_entity, Accessible from is All application scopes and Can read is checked.
doctor-fix-raise-limit = Ask your ServiceNow admin for a rate limit rule that allows the integration user at least 500 requests an hour.
doctor-fix-set-clock = The operator sets the server's clock, with NTP.
doctor-fix-remove-app = Ask your ServiceNow admin to remove it: it has done nothing since Microsoft withdrew it.
doctor-fix-look-at-apps = Nothing has to be done.
doctor-fix-check-push = Ask your ServiceNow admin whether the push rule is active and reaches this server; until then changes are read back on a schedule.
doctor-fix-change-a-ticket = Change a ticket in ServiceNow, then look again.
doctor-fix-solve-the-others = Solve what failed in the other checks first; then it is tried again by itself, or can be shared again.
doctor-fix-check-app = The operator checks AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, and whether the secret has expired in Entra.
doctor-fix-check-cloud = The operator checks GRAPH_URL and AZURE_AUTHORITY_HOST: they are those of another cloud.
doctor-fix-grant-permission = Ask a Microsoft 365 admin to grant the app this application permission, with admin consent.
doctor-fix-wait-for-score = Look again in an hour. If it stays so, the operator looks into the log.
