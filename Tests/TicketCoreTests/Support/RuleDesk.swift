import TicketCore
import TicketDesks

/// A small desk to which tests add automation.
enum RuleDesk {
    private static let base = """
        key: ruled
        names: {en: Ruled, es: Reglada}
        default_locale: en
        channels: [api, app, mail]
        number_prefix: "#"
        requester_told: true
        rating: {when: on_close}
        initial_status: open
        statuses:
          - {key: open, category: open, waiting_on: agent, labels: {en: Open, es: Abierto}, \
        replies: {customer: accept, agent: accept}}
          - {key: waiting, category: waiting, waiting_on: customer, labels: {en: Waiting, es: En espera}, \
        replies: {customer: accept, agent: accept}}
          - {key: done, category: solved, waiting_on: nobody, labels: {en: Done, es: Hecho}, \
        replies: {customer: reopen, agent: refuse}}
        transitions:
          - {from: open, to: waiting, on: [command, agent_reply], by: [agent, system], action: {en: Wait}}
          - {from: waiting, to: open, on: [command, customer_reply], by: [agent, system], action: {en: Open}}
          - {from: "*", to: done, on: [command], by: [agent, system], guards: [assignee], action: {en: Finish}}
          - {from: done, to: open, on: [customer_reply, command], by: [agent], action: {en: Reopen}}
        tracks:
          - key: incident
            names: {en: Incident}
            initial: none
            states:
              - {key: none, labels: {en: None}}
              - {key: raised, labels: {en: Raised}, terminal: true}
            transitions:
              - {from: none, to: raised, by: [agent, system], action: {en: Raise}}
        tiers:
          - {key: tier1, labels: {en: First}}
          - {key: tier2, labels: {en: Second}}
        teams:
          - {key: core, labels: {en: Core}}
        fields:
          - key: priority
            labels: {en: Priority}
            kind: choice
            requester_may_set: true
            choices: [{key: low, labels: {en: Low}}, {key: urgent, labels: {en: Urgent}}]
        messages:
          - key: hello
            labels:
              en: "Hello {{requester.name}}, {{ticket.number}} is {{ticket.status}}: {{ticket.subject}}"
              es: "Hola, {{requester.name}}: {{ticket.number}} está {{ticket.status}}"
        fallback_issue_type: general
        issue_types:
          - {key: general, labels: {en: General}}
          - {key: outage, labels: {en: Outage}}

        """

    /// The file with what else it says, from line 49 on.
    static func file(_ rest: String) -> String { base + rest }

    /// The desk of that file.
    static func load(_ rest: String) throws -> Desk { try DeskFile.load(yaml: file(rest)) }
}
