import Basics

/// One connection's commands and what comes of them, one command at a time. Blocks.
final class IMAPDialogue {
    struct Selection {
        let name: FolderName
        let validity: UIDValidity
        /// Something came, went or changed since the letters were last looked through.
        var hasNews = false
    }

    let wire: Wire
    let patience: Patience
    private var reader: ResponseReader
    private var commands = 0
    private(set) var capabilities: Set<String> = []
    var selection: Selection?
    /// False while a command is under way: after a fault nobody knows what the next bytes belong to.
    private(set) var isSound = true

    init(over wire: Wire, patience: Patience) throws(MailFault) {
        self.wire = wire
        self.patience = patience
        reader = ResponseReader(ByteStream { buffer throws(MailFault) in try wire.receive(into: &buffer) })
        try perform("CAPABILITY")
    }

    func can(_ capability: String) -> Bool { capabilities.contains(capability) }

    /// Sends a command and waits for its end.
    /// - Parameter each: hears all that the server tells meanwhile.
    /// - Throws: `MailFault.refused` when the server declines; then the connection is as good as before.
    @discardableResult
    func perform(
        _ command: String,
        bodiesTo taker: (any BodyTaker)? = nil,
        each: (Response) throws(MailFault) -> Void = { _ in }
    ) throws(MailFault) -> Status {
        let tag = try begin(command)
        return try end(tag, bodiesTo: taker, each: each)
    }

    /// Sends a command that the server will ask to go on with.
    func begin(_ command: String) throws(MailFault) -> String {
        commands += 1
        let tag = "H\(commands)"
        isSound = false
        try say("\(tag) \(command)")
        return tag
    }

    func end(
        _ tag: String,
        bodiesTo taker: (any BodyTaker)? = nil,
        each: (Response) throws(MailFault) -> Void = { _ in }
    ) throws(MailFault) -> Status {
        while true {
            let response = try reader.next(taker)
            switch response {
            case .completed(let ended, let status):
                guard ended == tag else { throw .protocolBroken("the end of a command that was not given") }
                isSound = true
                guard status.condition == .ok else { throw MailFault(refused: status) }
                try each(response)
                return status
            case .goOn:
                throw .protocolBroken("a call for more where nothing is left to say")
            case .said, .data:
                try notice(response)
                try each(response)
            }
        }
    }

    /// Waits for the server to ask for what was announced.
    func awaitGoOn(after tag: String) throws(MailFault) {
        while true {
            let response = try reader.next()
            switch response {
            case .goOn:
                return
            case .completed(let ended, let status):
                guard ended == tag, status.condition != .ok else {
                    throw .protocolBroken("an end where the server should have asked for more")
                }
                isSound = true
                throw MailFault(refused: status)
            case .said, .data:
                try notice(response)
            }
        }
    }

    enum Heard {
        case something
        case nothing
        case interrupt
    }

    /// Waits until the server says something by itself, and takes note of it.
    func listen(for span: Duration) throws(MailFault) -> Heard {
        do throws(MailFault) {
            wire.allowance = Allowance(.answering, silence: span, inAll: span)
            try reader.awaitFirstByte()
        } catch .timedOut {
            return .nothing
        } catch .cancelled {
            return .interrupt
        } catch {
            throw error
        }
        allowAnswer()
        let response = try reader.next()
        try notice(response)
        if case .data(.letter) = response { selection?.hasNews = true }
        return .something
    }

    /// Goes on with what was begun, and gives the server its time.
    func say(_ text: String) throws(MailFault) {
        allowAnswer()
        try wire.send(Array("\(text)\r\n".utf8)[...])
    }

    private func allowAnswer() {
        wire.allowance = Allowance(.answering, silence: patience.answering, inAll: patience.command)
    }

    /// Tells the server that it was the last, but does not wait long for its word.
    func sayGoodbye() {
        guard let tag = try? begin("LOGOUT") else { return }
        wire.allowance = Allowance(.answering, silence: .seconds(2), inAll: .seconds(2))
        // Whatever it says, or if it is gone already: the end is what was wanted.
        _ = try? end(tag)
    }

    private func notice(_ response: Response) throws(MailFault) {
        switch response {
        case .said(let status) where status.condition == .bye: throw .brokenOff(status.text)
        case .said(let status):
            if case .capabilities(let told) = status.code { capabilities = told }
        case .data(.capabilities(let told)): capabilities = told
        case .data(.exists), .data(.expunged): selection?.hasNews = true
        case .data, .completed, .goOn: break
        }
    }
}

extension MailFault {
    /// A command that the server declined.
    init(refused status: Status) {
        let why: Refused =
            switch status.code {
            case .other("NONEXISTENT"), .other("TRYCREATE"): .noSuchFolder
            case .other("OVERQUOTA"): .overQuota
            case .other("NOPERM"): .noRight
            case .other("UNAVAILABLE"), .other("INUSE"), .other("LIMIT"), .other("SERVERBUG"): .notNow
            default: .other
            }
        self = .refused(why, words: status.text)
    }
}
