internal import ProtobufReflection
internal import TTRPC
internal import TicketMessages

/// Writes the details of a status as JSON, each with the name of its type before it.
struct ErrorDetails {
    /// Knows the server's own messages, and then those of google.rpc.
    private let coders: [DynamicCoder]

    /// - Parameter coder: knows the server's messages.
    init(_ coder: DynamicCoder) {
        let known = try? DescriptorPool(descriptorSet: TicketMessagesDescriptors.packed)
        coders = [coder] + (known.map { [DynamicCoder($0)] } ?? [])
    }

    /// One line for each detail.
    func lines(of error: RPCError) -> [String] {
        error.details.map { detail in
            let name = String(detail.typeURL.split(separator: "/").last ?? "")
            return "\(name): \(json(detail, name) ?? "\(detail.value.count) bytes of a type that is not known")"
        }
    }

    private func json(_ detail: StatusDetail, _ name: String) -> String? {
        for coder in coders {
            guard let type = coder.pool.message(named: name) else { continue }
            if let message = try? coder.unpack(detail.value, as: type) {
                return coder.json(message, emitsDefaults: false)
            }
        }
        return nil
    }
}
