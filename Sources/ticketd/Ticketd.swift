internal import Glibc
internal import TicketServer

@main
enum Ticketd {
    static func main() async {
        exit(await TicketdProgram.run(Array(CommandLine.arguments.dropFirst())))
    }
}
