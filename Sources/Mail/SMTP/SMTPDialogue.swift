import Basics

/// One connection to a server that takes letters. Blocks.
final class SMTPDialogue {
    let wire: Wire
    let patience: Patience
    let extensions: SMTPExtensions
    private var reader: SMTPReplyReader
    /// False once it is unknown what the next bytes belong to, or when the server has said goodbye.
    private(set) var isSound = true

    init(over wire: Wire, patience: Patience) {
        self.wire = wire
        self.patience = patience
        extensions = SMTPExtensions(greeting: wire.greeting)
        reader = SMTPReplyReader(ByteStream { buffer throws(MailFault) in try wire.receive(into: &buffer) })
    }

    /// Says one line and waits for the answer.
    /// - Throws: `.brokenOff` also when the server says that it is about to hang up (421).
    func say(_ line: String) throws(MailFault) -> SMTPReply {
        isSound = false
        wire.allowance = Allowance(.answering, silence: patience.answering, inAll: patience.answering)
        try wire.send(Array("\(line)\r\n".utf8)[...])
        let reply = try reader.next()
        guard reply.code != 421 else { throw .brokenOff(reply.description) }
        isSound = true
        return reply
    }

    /// Sends a letter after the server has said that it is ready for it.
    /// - Throws: before the end of the letter was sent, so that the server can't have taken it.
    func pour(_ letter: OutgoingLetter) throws(MailFault) {
        isSound = false
        wire.allowance = Allowance(.moving, silence: patience.moving, inAll: patience.transfer(of: letter.size))
        try letter.sendStuffed(over: wire)
    }

    /// Sends the dot that ends a letter, and waits for the server's verdict: from the dot on nothing is certain without it.
    func end() -> Result<SMTPReply, MailFault> {
        Result { () throws(MailFault) in
            wire.allowance = Allowance(.verdict, silence: patience.verdict, inAll: patience.verdict)
            try wire.send(Array(".\r\n".utf8)[...])
            let reply = try verdict()
            guard reply.isYes || reply.isNotNow || reply.isNo else { throw .protocolBroken("\(reply)") }
            isSound = reply.code != 421
            return reply
        }
    }

    /// A task that is cancelled now still learns what became of the letter, if the server is quick.
    private func verdict() throws(MailFault) -> SMTPReply {
        do throws(MailFault) {
            try reader.awaitFirstByte()
        } catch .cancelled {
            wire.forgetInterrupt()
            wire.allowance = Allowance(.verdict, silence: patience.lastWord, inAll: patience.lastWord)
        }
        return try reader.next()
    }

    func sayGoodbye() {
        wire.allowance = Allowance(.answering, silence: .seconds(2), inAll: .seconds(2))
        // Whatever it says, or if it is gone already: the end is what was wanted.
        try? { () throws(MailFault) in
            try wire.send(Array("QUIT\r\n".utf8)[...])
            _ = try reader.next()
        }()
    }
}
