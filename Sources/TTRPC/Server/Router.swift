/// The methods that a server answers, found by the bytes of their names.
public struct Router: Sendable {
    private var routes: [Route] = []
    /// Open addressing: an index into `routes`, or -1. Its count is a power of two and at least twice that of the
    /// routes.
    private var slots: [Int32] = [-1, -1]

    public init() {}

    /// What is registered, in the order of registration.
    public var methods: [MethodDescriptor] { routes.map(\.method) }

    /// Registers a unary method.
    ///
    /// - Precondition: the method is unary and not registered yet.
    public mutating func register<Request, Response>(
        _ method: MethodDescriptor, _ handler: UnaryHandler<Request, Response>
    ) {
        precondition(method.shape == .unary, "\(method) is not unary: give it a handler of its own shape")
        switch handler.body {
        case .inline(let body): add(Route(method, .inline(Route.inline(body))))
        case .async(let body): add(Route(method, .spawned(Route.async(body))))
        case .deferred(let body): add(Route(method, .spawned(Route.deferred(body))))
        }
    }

    /// Registers a method that answers with a stream.
    ///
    /// - Precondition: the method is a server stream and not registered yet.
    public mutating func register<Request, Response>(
        _ method: MethodDescriptor, _ handler: ServerStreamHandler<Request, Response>
    ) {
        precondition(method.shape == .serverStream, "\(method) is no server stream: give it a handler of its own shape")
        add(Route(method, .spawned(Route.serverStream(handler.body))))
    }

    /// Registers a method that takes a stream.
    ///
    /// - Precondition: the method is a client stream and not registered yet.
    public mutating func register<Request, Response>(
        _ method: MethodDescriptor, _ handler: ClientStreamHandler<Request, Response>
    ) {
        precondition(method.shape == .clientStream, "\(method) is no client stream: give it a handler of its own shape")
        add(Route(method, .spawned(Route.clientStream(handler.body))))
    }

    /// Registers a method whose messages go both ways.
    ///
    /// - Precondition: the method is bidirectional and not registered yet.
    public mutating func register<Request, Response>(
        _ method: MethodDescriptor, _ handler: BidirectionalHandler<Request, Response>
    ) {
        precondition(
            method.shape == .bidirectional, "\(method) is not bidirectional: give it a handler of its own shape")
        add(Route(method, .spawned(Route.bidirectional(handler.body))))
    }

    /// The method of this name, or nil. It makes no strings: the names are compared where they lie in the frame.
    package func route(service: UnsafeRawBufferPointer, method: UnsafeRawBufferPointer) -> Route? {
        let mask = slots.count &- 1
        var position = Int(truncatingIfNeeded: MethodName.hash(service: service, method: method)) & mask
        while slots[position] >= 0 {
            let route = routes[Int(slots[position])]
            if route.name.matches(service: service, method: method) { return route }
            position = (position &+ 1) & mask
        }
        return nil
    }

    private mutating func add(_ route: Route) {
        precondition(
            !routes.contains { $0.name == route.name },
            "\(route.method) is registered twice: one of them would be lost")
        routes.append(route)
        slots = Self.table(of: routes)
    }

    private static func table(of routes: [Route]) -> [Int32] {
        var count = 2
        while count < routes.count * 2 { count *= 2 }
        var slots = [Int32](repeating: -1, count: count)
        for (index, route) in routes.enumerated() {
            var position = Int(truncatingIfNeeded: route.name.hash) & (count - 1)
            while slots[position] >= 0 { position = (position + 1) & (count - 1) }
            slots[position] = Int32(index)
        }
        return slots
    }
}
