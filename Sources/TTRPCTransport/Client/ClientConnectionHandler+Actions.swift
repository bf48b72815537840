internal import TTRPC

/// What the server says.
extension ClientConnectionHandler {
    func perform(_ action: ClientAction) {
        switch action {
        case .wait, .proceed: break
        case .reply(let id, let payload): calls.removeValue(forKey: id)?.receive(reply: payload)
        case .message(let id, let payload): message(id, payload)
        case .lastMessage(let id, let payload): calls.removeValue(forKey: id)?.receive(reply: payload)
        case .end(let id): calls.removeValue(forKey: id)?.end(nil)
        case .fail(let id, let error): fail(id, error)
        case .headers(let id, let metadata): calls[id]?.request.responseMetadata?.receive(headers: metadata)
        case .trailers(let id, let metadata): calls[id]?.request.responseMetadata?.receive(trailers: metadata)
        case .helloAnswered: helloAnswered()
        case .close(let reason): disconnect(.notUnderstood(reason))
        case .disconnect(let error): disconnect(error)
        }
    }

    private func message(_ id: UInt32, _ payload: UnsafeRawBufferPointer) {
        guard let call = calls[id] else { return machine.messagesTaken(id, count: 1, byteCount: payload.count) }
        call.receive(message: payload)
    }

    private func fail(_ id: UInt32, _ error: RPCError) {
        // Before the caller hears of it, so that its next call goes elsewhere.
        if machine.isLeaving { connection.retire() }
        calls.removeValue(forKey: id)?.end(error)
    }

    private func helloAnswered() {
        if let settings = machine.settings { connection.extend(settings) }
        release()
    }
}
