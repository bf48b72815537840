internal import Foundation

/// The file `dev.json` that `ticketd serve --dev` writes for scripts: where it listens and who may call.
struct DevManifest: Codable, Equatable {
    /// A seeded person.
    struct Person: Codable, Equatable {
        let name: String
        let role: String
        /// Empty for staff.
        let account: String
        let token: String
    }

    /// As `ticketctl --server` takes it.
    let address: String
    let serviceToken: String
    let people: [Person]

    private enum CodingKeys: String, CodingKey {
        case address
        case serviceToken = "service_token"
        case people
    }

    /// The manifest of an earlier run in this folder, if there is one.
    static func read(in directory: String) -> DevManifest? {
        guard let data = FileManager.default.contents(atPath: path(in: directory)) else { return nil }
        return try? JSONDecoder().decode(DevManifest.self, from: data)
    }

    /// Writes the manifest whole or not at all, readable by its owner alone: it holds tokens.
    func write(in directory: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let url = URL(fileURLWithPath: Self.path(in: directory))
        try encoder.encode(self).write(to: url, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
    }

    static func path(in directory: String) -> String { directory + "/dev.json" }
}
