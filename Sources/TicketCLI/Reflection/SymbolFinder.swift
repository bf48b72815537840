internal import ArgumentParser
internal import ProtobufReflection
internal import TTRPC

/// Finds what a name on the command line stands for.
struct SymbolFinder {
    let reflection: ServerReflection

    /// What has a name.
    enum Symbol {
        case service(ProtoService)
        case method(ProtoService, ProtoService.Method)
        case message(ProtoMessage)
        case enumeration(ProtoEnum)
    }

    /// What a name stands for: a full name or, where that is clear, the last parts of one, and behind a service `/` and
    /// a method.
    ///
    /// - Throws: `ValidationError` with the name that is nearest where there is none; `RPCError`.
    func symbol(_ name: String) async throws -> (Symbol, DescriptorPool) {
        if name.contains("/") {
            let (service, method, pool) = try await method(name)
            return (.method(service, method), pool)
        }
        if let pool = try await schema(of: name), let symbol = Self.symbol(name, in: pool) { return (symbol, pool) }
        let pool = try await reflection.wholeSchema().pool
        let names = Self.names(in: pool)
        let fullName = try Self.match(name, among: names, kind: "service, method, message or enum")
        guard let symbol = Self.symbol(fullName, in: pool) else { throw ValidationError("there is no \(name)") }
        return (symbol, pool)
    }

    /// The method of `SERVICE/METHOD`.
    ///
    /// - Throws: as ``symbol(_:)``.
    func method(_ path: String) async throws -> (ProtoService, ProtoService.Method, DescriptorPool) {
        let parts = path.drop { $0 == "/" }.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw ValidationError(
                "\"\(path)\" is no method: write SERVICE/METHOD, such as ticket.v1.TicketService/GetTicket")
        }
        let (service, pool) = try await service(parts[0])
        if let method = service.methods.first(where: { $0.name == parts[1] }) { return (service, method, pool) }
        let names = service.methods.map(\.name)
        throw ValidationError(
            "\(service.fullName) has no method \(parts[1]); \(Self.advice(parts[1], among: names))")
    }

    private func service(_ name: String) async throws -> (ProtoService, DescriptorPool) {
        if let pool = try await schema(of: name), let service = pool.service(named: name) { return (service, pool) }
        let fullName = try Self.match(name, among: try await reflection.services(), kind: "service")
        let pool = try await reflection.schema(of: [fullName])
        guard let service = pool.service(named: fullName) else { throw ValidationError("there is no service \(name)") }
        return (service, pool)
    }

    /// The schema around a full name; nil when the server does not know it.
    private func schema(of name: String) async throws -> DescriptorPool? {
        do {
            return try await reflection.schema(of: [name])
        } catch let error as RPCError where error.code == .notFound || error.code == .invalidArgument {
            return nil
        }
    }

    /// The one full name that ends like this.
    private static func match(_ name: String, among names: [String], kind: String) throws -> String {
        let matches = names.filter { $0 == name || $0.hasSuffix("." + name) }
        if let match = matches.first, matches.count == 1 { return match }
        guard matches.isEmpty else {
            throw ValidationError("\(name) can be \(matches.joined(separator: " or ")); write which in full")
        }
        throw ValidationError("the server has no \(kind) \(name); \(advice(name, among: names))")
    }

    /// What somebody who misspelt a name could write instead.
    private static func advice(_ name: String, among names: [String]) -> String {
        if let nearest = NearestName.find(name, among: names) { return "did you mean \(nearest)?" }
        let last = { (name: String) in String(name.split(separator: ".").last ?? "") }
        if let nearest = NearestName.find(last(name), among: names.map(last)),
            let fullName = names.first(where: { last($0) == nearest })
        {
            return "did you mean \(fullName)?"
        }
        if names.count <= 40 { return "there \(names.count == 1 ? "is" : "are") \(names.joined(separator: ", "))" }
        return "`ticketctl describe` lists the services"
    }

    private static func symbol(_ name: String, in pool: DescriptorPool) -> Symbol? {
        if let service = pool.service(named: name) { return .service(service) }
        if let message = pool.message(named: name) { return .message(message.message) }
        if let enumeration = pool.enumeration(named: name) { return .enumeration(enumeration) }
        guard let dot = name.lastIndex(of: "."), let service = pool.service(named: String(name[..<dot])) else {
            return nil
        }
        return service.methods.first { $0.name == name[name.index(after: dot)...] }.map { .method(service, $0) }
    }

    private static func names(in pool: DescriptorPool) -> [String] {
        pool.files.flatMap { file in
            file.services.flatMap { service in
                [service.fullName] + service.methods.map { "\(service.fullName).\($0.name)" }
            }
                + file.allMessages.filter { !$0.isMapEntry }.map(\.fullName)
                + file.allEnums.map(\.fullName)
        }
    }
}
