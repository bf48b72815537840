/// What the server says on calls.
extension ClientConnectionMachine {
    mutating func frame(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> ClientAction {
        switch speech {
        case .plain: break
        case .asking: if header.streamID == HelloMethod.streamID { return helloAnswer(header, data) }
        case .extended: if let action = controlFrame(header, data) { return action }
        }
        guard let stream = streams[header.streamID] else { return .proceed }
        switch header.type {
        case .response: return response(header, stream, data)
        case .data where stream.shape.hasReplyStream: return self.data(header, stream, data)
        case .data:
            return fail(header.streamID, .protocolError("The server streams an answer to a method that has one reply."))
        default: return .proceed
        }
    }

    /// A status other than OK ends any call. OK ends a call that has one reply with it, and a stream with one message
    /// more if it has one: servers should not send that, and existing clients read it so.
    private mutating func response(
        _ header: FrameHeader, _ stream: ClientStream, _ data: UnsafeRawBufferPointer
    ) -> ClientAction {
        let id = header.streamID
        guard let envelope = ResponseEnvelope(reading: data) else {
            return end(id, .protocolError("The server's response envelope is no protobuf."))
        }
        if let error = envelope.error { return end(id, error) }
        let payload: UnsafeRawBufferPointer
        do throws(RPCError) {
            payload = try plainPayload(envelope.payload, header.flags)
        } catch {
            return end(id, error)
        }
        remove(id)
        guard stream.shape.hasReplyStream else { return .reply(streamID: id, payload: payload) }
        return payload.isEmpty ? .end(streamID: id) : .lastMessage(streamID: id, payload: payload)
    }

    private mutating func data(
        _ header: FrameHeader, _ stream: ClientStream, _ data: UnsafeRawBufferPointer
    ) -> ClientAction {
        let id = header.streamID
        let isLast = header.flags.contains(.remoteClosed)
        if header.flags.contains(.noData) {
            if isLast { remove(id) }
            return isLast ? .end(streamID: id) : .proceed
        }
        let payload: UnsafeRawBufferPointer
        do throws(RPCError) {
            payload = try plainPayload(data, header.flags)
        } catch {
            return fail(id, error)
        }
        if isLast {
            remove(id)
            return .lastMessage(streamID: id, payload: payload)
        }
        return message(id, stream, payload)
    }

    private mutating func message(
        _ id: UInt32, _ stream: ClientStream, _ payload: UnsafeRawBufferPointer
    ) -> ClientAction {
        var stream = stream
        stream.bufferedMessages += 1
        stream.bufferedBytes += payload.count
        stream.hasMessages = true
        guard !isOverrun(stream) else {
            return fail(
                id,
                RPCError(
                    code: .resourceExhausted,
                    message: "The messages of this stream were read too slowly while other calls were open."))
        }
        update(id) { $0 = stream }
        // Whatever comes before the answer to Hello counts against no window.
        if speech == .asking { flows[id, default: ClientFlow()].unread.append(0) }
        if speech != .extended, stream.isFull(limits) { setFull(id) }
        return .message(streamID: id, payload: payload)
    }

    /// With the extension the windows bound what is unread; what is left to bound are messages that are empty, and
    /// those that grow when they are inflated.
    private func isOverrun(_ stream: ClientStream) -> Bool {
        guard let extended else { return stream.isFull(limits, times: limits.bufferOverrunMax) }
        return stream.bufferedMessages > max(extended.settings.receiveStreamWindowBytes, limits.bufferedMessagesMax)
            || stream.bufferedBytes
                > max(
                    limits.bufferedBytesMax * limits.bufferOverrunMax,
                    extended.settings.receiveStreamWindowBytes + extended.settings.frameBytesMax)
    }

    /// The payload as it was meant.
    private mutating func plainPayload(
        _ payload: UnsafeRawBufferPointer, _ flags: FrameFlags
    ) throws(RPCError) -> UnsafeRawBufferPointer {
        guard let extended, flags.contains(.compressed), payload.count > 0 else { return payload }
        guard let compression = extended.settings.compression else { throw .compressionNotAgreed }
        do throws(Compression.Fault) {
            return inflated.keep(
                try compression.inflated(payload, byteCountMax: extended.settings.frameBytesMax))
        } catch {
            throw RPCError(compressionFault: error, compression, byteCountMax: extended.settings.frameBytesMax)
        }
    }

    mutating func oversized(_ header: FrameHeader) -> ClientAction {
        let error = RPCError(
            code: .resourceExhausted,
            message: "The server's frame has \(header.dataCount) bytes of data and may have \(decoder.dataBytesMax).")
        switch speech {
        case .plain: break
        case .asking: if header.streamID == HelloMethod.streamID { return helloFailed(error) }
        case .extended: if let action = oversizedControlFrame(header, error) { return action }
        }
        guard isOpen(header.streamID) else { return .proceed }
        return header.type == .response ? end(header.streamID, error) : fail(header.streamID, error)
    }
}
