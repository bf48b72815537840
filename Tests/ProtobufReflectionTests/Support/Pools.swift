import FixtureMessages
import Foundation
import ProtobufReflection
import Testing
import TicketMessages

/// The schemas that the tests use.
enum Pools {
    static func fixture() throws -> DescriptorPool { try DescriptorPool(descriptorSet: FixtureDescriptors.packed) }

    static func ticket() throws -> DescriptorPool {
        try DescriptorPool(descriptorSet: TicketMessagesDescriptors.packed)
    }

    static func reflected() throws -> DescriptorPool { try DescriptorPool(descriptorSet: reflectedSet()) }

    /// What `proto/generate` made of the protos in `Tests/Fixtures/reflected`.
    static func reflectedSet() throws -> [UInt8] {
        let url = try #require(
            Bundle.module.url(forResource: "reflected", withExtension: "pb", subdirectory: "Snapshots"))
        return Array(try Data(contentsOf: url))
    }
}
