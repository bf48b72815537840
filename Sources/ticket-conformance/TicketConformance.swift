internal import ArgumentParser
internal import TTRPCConformanceHarness

@main
enum TicketConformance {
    static func main() async {
        await ConformanceCommand.main()
    }
}
