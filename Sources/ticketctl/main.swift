internal import Glibc
internal import TicketCLI

exit(await Program.runProcess().rawValue)
