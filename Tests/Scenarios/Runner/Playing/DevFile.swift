internal import Foundation

/// What `ticketd serve --dev` writes for scripts, as far as scenarios use it.
struct DevFile: Decodable {
    struct Person: Decodable {
        let name: String
        let token: String
    }

    let people: [Person]
    var serviceToken = ""

    private enum CodingKeys: String, CodingKey {
        case people
        case serviceToken = "service_token"
    }

    static func read(inFolder path: String) throws -> DevFile {
        try JSONDecoder().decode(DevFile.self, from: Data(contentsOf: URL(fileURLWithPath: path + "/dev.json")))
    }

    func token(of person: ScenarioRunner.Person) throws -> String {
        guard let found = people.first(where: { $0.name == person.id }) else {
            throw Mismatch("the server has not seeded \(person)")
        }
        return found.token
    }
}
