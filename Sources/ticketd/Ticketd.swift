import TicketServer

@main
enum Ticketd {
    static func main() async {
        await TicketdCommand.main()
    }
}
