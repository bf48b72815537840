internal import Glibc
internal import TicketBenchmark

exit(await BenchmarkProgram.runProcess())
