internal import ArgumentParser
internal import FoundationEssentials
internal import TicketCLI

/// A report as JSON.
enum ReportFile {
    /// What says how to read the rest.
    private struct Header: Decodable {
        let form: String
    }

    /// The JSON, which ends with a line feed.
    static func bytes(_ report: BenchmarkReport) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return Array(try encoder.encode(report)) + [UInt8(ascii: "\n")]
    }

    /// The report in a file; `-` is standard input.
    ///
    /// - Throws: `ValidationError` that names the file and says what is wrong with it.
    static func read(_ path: String, console: Console) throws -> BenchmarkReport {
        let text = try TextFile.read(path, console: console)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            let data = Data(text.utf8)
            // Before the rest, which another form may not have.
            let form = try decoder.decode(Header.self, from: data).form
            guard form == BenchmarkReport.currentForm else {
                throw ValidationError(
                    "\(path) has the form \"\(form)\", and this program reads \(BenchmarkReport.currentForm)")
            }
            return try decoder.decode(BenchmarkReport.self, from: data)
        } catch let error as DecodingError {
            throw ValidationError("\(path) is no result of ticketbench --json: \(reason(error))")
        }
    }

    private static func reason(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context): "\(name(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(name(context.codingPath)) has a value of the wrong kind"
        case .dataCorrupted(let context):
            context.codingPath.isEmpty ? "it is not JSON" : "\(name(context.codingPath)) has a value that is none"
        @unknown default: "it cannot be read"
        }
    }

    private static func name(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "the whole" : path.map(\.stringValue).joined(separator: ".")
    }
}
