/// What a run is told beside the schema, as the plugin's parameter: `Key=value` pairs with commas between them.
public struct GeneratorOptions: Hashable, Sendable {
    /// The Swift module with protoc-c's structs. `CModule=CTicketMessages`.
    public var cModule: String

    /// What the Swift names of a package's types begin with. `Prefix.google.rpc=GoogleRPC`.
    public var prefixes: [String: String]

    /// The enum that lists all message types of the run, in a file of its own; empty for none. `Catalog=TicketMessages`.
    public var catalog: String

    /// The enum that holds the schema itself, in a file of its own; empty for none. `DescriptorSet=TicketDescriptors`.
    public var descriptorSet: String

    /// Options that are given directly.
    public init(cModule: String, prefixes: [String: String] = [:], catalog: String = "", descriptorSet: String = "") {
        self.cModule = cModule
        self.prefixes = prefixes
        self.catalog = catalog
        self.descriptorSet = descriptorSet
    }

    /// Reads the plugin's parameter.
    ///
    /// - Throws: ``GeneratorError`` for a key that is not known, or without a C module.
    public init(parameter: String) throws(GeneratorError) {
        self.init(cModule: "")
        for pair in parameter.split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let value = parts.count == 2 ? parts[1] : ""
            switch parts[0] {
            case "CModule": cModule = value
            case "Catalog": catalog = value
            case "DescriptorSet": descriptorSet = value
            case let key where key.hasPrefix("Prefix."): prefixes[String(key.dropFirst(7))] = value
            default:
                throw GeneratorError(
                    "unknown option \(parts[0]): there are CModule, Catalog, DescriptorSet and Prefix.PACKAGE")
            }
        }
        guard !cModule.isEmpty else {
            throw GeneratorError("the option CModule=NAME is missing: it names the module with protoc-c's output")
        }
    }

    /// The prefix of a package's types: the one that was given, else the package's parts with a capital each, without
    /// the version.
    func prefix(of package: String) -> String {
        if let prefix = prefixes[package] { return prefix }
        return package.split(separator: ".").filter { !isVersion($0) }
            .map { SwiftWords.upperCamel(String($0)) }.joined()
    }

    private func isVersion(_ part: Substring) -> Bool {
        part.first == "v" && part.dropFirst().first?.isNumber == true
    }
}
