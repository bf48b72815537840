internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket set`.
struct SetFieldsCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Give the desk's own fields of a ticket values.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64

    @Argument(
        help: ArgumentHelp("A field and its value; without a value it is taken away.", valueName: "field=value"),
        transform: KeyValue.parse)
    var values: [KeyValue]

    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func changed(in session: Session) async throws -> Ticket {
        let tickets = session.client.tickets
        let present = try await tickets.getTicket(GetTicketRequest(number: number))
        let kept = present.fields.filter { field in !values.contains { $0.key == field.key } }
        let set = values.filter { !$0.value.isEmpty }.map { FieldValue(key: $0.key, value: $0.value) }
        let ticket = Ticket(
            number: number, etag: change.etag.isEmpty ? present.etag : change.etag, fields: kept + set)
        return try await tickets.updateTicket(
            UpdateTicketRequest(
                ticket: ticket, updateMask: GoogleProtobufFieldMask(paths: ["fields"]), requestID: session.requestID))
    }
}
