import Basics
import Foundation

/// A server that takes our letters, over one connection that is kept for as many letters as come.
///
/// It runs on a thread of its own, because libcurl blocks. Letters wait for one another. After a fault of the connection every call
/// throws `MailFault.closed`: then open another session.
package actor SMTPSession {
    private let thread: OwnThread
    nonisolated package var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let patience: Patience
    private let interrupt = Interrupt()
    private var dialogue: SMTPDialogue?

    /// Connects and logs in.
    /// - Parameters:
    ///   - credentials: nil where the server takes letters from us without any.
    ///   - ownName: who we say we are: the name of this host, or the domain that the mail comes from.
    package static func open(
        _ server: MailServer,
        as credentials: Credentials?,
        ownName: String,
        patience: Patience = Patience()
    ) async throws(MailFault) -> SMTPSession {
        var login: Login?
        if let credentials { login = try await Login(credentials) }
        let session = SMTPSession(patience)
        try await session.connect(to: server, as: login, ownName)
        return session
    }

    private init(_ patience: Patience) {
        thread = OwnThread(named: "mail.smtp")
        self.patience = patience
    }

    private func connect(to server: MailServer, as login: Login?, _ ownName: String) async throws(MailFault) {
        let connecting = Connecting(
            server: server,
            language: .smtp,
            ownName: ownName,
            patience: patience,
            interrupt: interrupt
        )
        dialogue = try await interrupt.guarding { () throws(MailFault) in
            SMTPDialogue(over: try connecting.connect(as: login), patience: patience)
        }
    }

    /// False after a fault that ended the connection.
    package var isOpen: Bool { dialogue != nil }

    /// Sends a letter from a file to each of the recipients.
    /// - Parameters:
    ///   - sender: where a report of failure goes; nil for letters that nobody may answer, such as automatic replies (RFC 3834).
    /// - Returns: what became of it for each recipient, in their order.
    /// - Throws: when it has surely gone to nobody.
    package func send(
        _ file: URL,
        from sender: EmailAddress?,
        to recipients: [EmailAddress]
    ) async throws(MailFault) -> Delivery {
        guard let dialogue else { throw .closed }
        defer { if !dialogue.isSound { self.dialogue = nil } }
        return try await interrupt.guarding { () throws(MailFault) in
            try dialogue.deliver(try OutgoingLetter(at: file), from: sender, to: recipients)
        }
    }

    /// Says goodbye. A session that is let go of without it hangs up.
    package func close() {
        interrupt.lower()
        dialogue?.sayGoodbye()
        dialogue = nil
    }
}
