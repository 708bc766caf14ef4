/// A mailbox on an IMAP server, over one connection that is kept for as many commands as come.
///
/// It runs on a thread of its own, because libcurl blocks. Commands wait for one another. After a fault of the connection every
/// call throws `MailFault.closed`: then open another session. Cancelling a task stops what it waits for at once, and with it the
/// session; only waiting for news may be cancelled without that.
package actor IMAPSession {
    private let thread: OwnThread
    nonisolated package var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let patience: Patience
    private let interrupt = Interrupt()
    private var dialogue: IMAPDialogue?

    /// Connects and logs in.
    package static func open(
        _ server: MailServer,
        as credentials: Credentials,
        patience: Patience = Patience()
    ) async throws(MailFault) -> IMAPSession {
        let login = try await Login(credentials)
        let session = IMAPSession(patience)
        try await session.connect(to: server, as: login)
        return session
    }

    private init(_ patience: Patience) {
        thread = OwnThread(named: "mail.imap")
        self.patience = patience
    }

    private func connect(to server: MailServer, as login: Login) async throws(MailFault) {
        let connecting = Connecting(server: server, language: .imap, patience: patience, interrupt: interrupt)
        dialogue = try await interrupt.guarding { () throws(MailFault) in
            try IMAPDialogue(over: try connecting.connect(as: login), patience: patience)
        }
    }

    /// False after a fault that ended the connection.
    package var isOpen: Bool { dialogue != nil }

    /// Says goodbye. A session that is let go of without it hangs up.
    package func close() {
        interrupt.lower()
        dialogue?.sayGoodbye()
        dialogue = nil
    }

    /// Runs one talk from beginning to end, with no other in between.
    func converse<Answer: Sendable>(
        _ talk: @Sendable (IMAPDialogue) throws(MailFault) -> Answer
    ) async throws(MailFault) -> Answer {
        guard let dialogue else { throw .closed }
        defer { if !dialogue.isSound { self.dialogue = nil } }
        return try await interrupt.guarding { () throws(MailFault) in try talk(dialogue) }
    }
}
