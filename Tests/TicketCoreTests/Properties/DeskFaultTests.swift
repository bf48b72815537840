import TestThreads
import Testing
import TicketCore

@Suite("A desk with a fault", .onThreadOfItsOwn)
struct DeskFaultTests {
    private static let desksPerFault = 8

    @Test("Whatever is wrong with a desk that was right is found and called by its name", arguments: DeskFault.all)
    func found(fault: DeskFault) {
        var desks = RandomDesk(seed: 42)
        var tried = 0
        for _ in 0..<500 where tried < Self.desksPerFault {
            var desk = desks.make()
            let before = Set(desk.findings())
            guard before.allSatisfy({ $0.severity == .warning }), fault.put(&desk) else { continue }
            tried += 1
            let new = desk.findings().filter { !before.contains($0) }
            #expect(new.contains { $0.code == fault.finding }, "\(fault): \(new.map(\.code)) in desk \(tried)")
        }
        #expect(tried == Self.desksPerFault, "\(fault) has hardly a place in any desk")
    }
}
