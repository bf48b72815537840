/// One case of a client: the task that it gets, what the server does to it, and what the client must say came of it.
struct ClientCase: Sendable {
    /// What the server speaks.
    enum Mode: String, Sendable {
        case extended
        case plain
    }

    let number: Int
    let group: ConformanceCase.Group
    let title: String
    let task: ClientTask
    let modes: [Mode]
    /// False when connections are to be refused until the script listens.
    var listensAtOnce = true
    /// The lines that the client must print; alternatives with a bar between them.
    let lines: [String]
    let script: @Sendable (ScriptedServer, Mode) throws -> Void

    /// A case on one connection, once for each mode. Behind the script the client must send nothing, and close.
    init(
        _ number: Int, _ group: ConformanceCase.Group, _ title: String, _ task: ClientTask,
        _ modes: [Mode] = [.extended, .plain], lines: [String],
        script: @escaping @Sendable (ServedClient) throws -> Void
    ) {
        self.init(servers: number, group, title, task, modes, lines: lines) { server, mode in
            let client = try server.accept(mode)
            try script(client)
            try client.expectEnd()
        }
    }

    /// A case with connections of its own.
    init(
        servers number: Int, _ group: ConformanceCase.Group, _ title: String, _ task: ClientTask, _ modes: [Mode],
        lines: [String], script: @escaping @Sendable (ScriptedServer, Mode) throws -> Void
    ) {
        self.number = number
        self.group = group
        self.title = title
        self.task = task
        self.modes = modes
        self.lines = lines
        self.script = script
    }

    /// Every case of a client that there is, by number.
    static let all: [ClientCase] =
        (ClientShapeCases.all + ClientStatusCases.all + ClientCancellationCases.all + ClientCreditCases.all
        + ClientFrameCases.all + ClientLifecycleCases.all + ClientHelloCases.all)
        .sorted { $0.number < $1.number }
}
