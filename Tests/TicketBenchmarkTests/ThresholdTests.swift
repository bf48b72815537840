import ArgumentParser
import Testing

@testable import TicketBenchmark

@Suite("A threshold")
struct ThresholdTests {
    @Test(
        "holds or does not, as the figures say",
        arguments: [
            ("p50<51ms", true), ("p50<50ms", false), ("p99 <= 100 ms", true), ("p99.9<101ms", true),
            ("p99.99<0.1s", false), ("max<=100ms", true), ("max<99999us", false), ("errors<=1%", true),
            ("errors<1%", false), ("throughput>=49.5/s", true), ("throughput>49.5", false), ("get.p90<91ms", true),
            ("get.errors<0.5%", false), ("mean>50ms", true),
        ])
    func verdict(text: String, holds: Bool) throws {
        #expect(try Threshold(parsing: text).verdict(on: Reports.hundred()).holds == holds)
    }

    @Test(
        "that does not hold says by how much",
        arguments: [
            ("p50<10ms", "threshold p50<10ms does not hold: measured 50.0 ms, 5.00 times the limit"),
            ("errors<0.1%", "threshold errors<0.1% does not hold: measured 1.00%, 10.0 times the limit"),
            ("errors<=0%", "threshold errors<=0% does not hold: measured 1.00%"),
            ("throughput>100/s", "threshold throughput>100/s does not hold: measured 49.5/s, 0.50 times the limit"),
            ("list.p99<1s", "threshold list.p99<1s does not hold: there was no such call"),
        ])
    func message(text: String, message: String) throws {
        #expect(try Threshold(parsing: text).verdict(on: Reports.hundred()).message == message)
    }

    @Test(
        "that is wrong is refused with what to write",
        arguments: [
            ("p99", "write it as p99<5ms"), ("p98<5ms", "\"p98\" is nothing that is measured"),
            ("put.p99<5ms", "\"put.p99\" is nothing"), ("p99<5", "\"5\" is no time"), ("p99<ms", "\"ms\" is no time"),
            ("p99<-5ms", "\"-5ms\" is no time"), ("errors<0.1", "\"0.1\" is no share"),
            ("errors<101%", "\"101%\" is no share"), ("throughput>fast", "\"fast\" is no rate"),
        ])
    func refusal(text: String, message: String) throws {
        let error = try #require(throws: ValidationError.self) { try Threshold(parsing: text) }
        #expect(error.message.contains(message))
    }
}
